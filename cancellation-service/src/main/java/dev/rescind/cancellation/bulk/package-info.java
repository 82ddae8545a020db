/**
 * A merchant cancels many orders at one stroke: which ones are meant, what that would give, and the
 * run that asks for each. Whether an order may be cancelled and what goes back is decided by its
 * policy, in the case.
 */
@NullMarked
package dev.rescind.cancellation.bulk;

import org.jspecify.annotations.NullMarked;

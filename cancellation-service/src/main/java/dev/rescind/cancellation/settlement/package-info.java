/**
 * What the other services answered to the steps of a settlement, when it is complete and what is
 * overdue. How a step is done is their business.
 */
@NullMarked
package dev.rescind.cancellation.settlement;

import org.jspecify.annotations.NullMarked;

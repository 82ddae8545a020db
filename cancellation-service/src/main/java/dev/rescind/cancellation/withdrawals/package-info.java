/**
 * The withdrawal function of directive 2011/83/EU, article 11a: a link, what withdrawing would
 * give, the confirmation, the acknowledgement. Whether the right exists and until when is decided
 * by the order's policy, in the case.
 */
@NullMarked
package dev.rescind.cancellation.withdrawals;

import org.jspecify.annotations.NullMarked;

/**
 * Money back, credits and compensation. Decided here: to which payments a refund goes, and that it
 * goes there once. Not decided here: whether and how much is given back. Topics in: {@code orders},
 * {@code cancellations}; out: {@code refunds}.
 */
@NullMarked
package dev.rescind.refund;

import org.jspecify.annotations.NullMarked;

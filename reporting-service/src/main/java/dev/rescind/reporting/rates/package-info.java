/**
 * How often orders are cancelled, and why. Decided here: what is counted, over which orders, and
 * who may see it. Not decided here: whether a cancellation was right.
 */
@NullMarked
package dev.rescind.reporting.rates;

import org.jspecify.annotations.NullMarked;

/**
 * Decided here: how many places a slot has, who holds them, and when they are free again. Not
 * decided here: whether an order is cancelled; that comes as an approval, and leaves as an answer
 * to each of its release steps. Topics in: {@code orders}, {@code cancellations}; out: {@code
 * availability}.
 */
@NullMarked
package dev.rescind.availability;

import org.jspecify.annotations.NullMarked;

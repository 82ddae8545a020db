/**
 * What an event says about orders, cases, refunds, places and notices, kept as tables. Decided
 * here: which fact of an event goes where, and that their order does not matter. Not decided here:
 * when an event is read, and what is counted.
 */
@NullMarked
package dev.rescind.reporting.projections;

import org.jspecify.annotations.NullMarked;

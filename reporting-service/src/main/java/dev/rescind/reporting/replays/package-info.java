/**
 * Filling a new generation of the analytics from the log, beside the live one. Decided here: how it
 * is filled, whether it says the same as the live one, and whether it takes over. Not decided here:
 * what an event means. A replay reads the log and writes a database; it has nothing to publish
 * with, and no way to another service.
 */
@NullMarked
package dev.rescind.reporting.replays;

import org.jspecify.annotations.NullMarked;

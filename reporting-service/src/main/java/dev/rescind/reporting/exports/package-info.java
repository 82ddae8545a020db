/**
 * Views as files that other tools read. Decided here: which formats there are, and that a file is
 * whole before the first byte of it leaves, and gone after the last. Not decided here: what is in a
 * view.
 */
@NullMarked
package dev.rescind.reporting.exports;

import org.jspecify.annotations.NullMarked;

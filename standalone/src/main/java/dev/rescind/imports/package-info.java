/**
 * Orders and cancellations of the past or present, read from a CSV file and told as upstream
 * events. Decided here: how a row is read and what it says. Not decided here: what becomes of it;
 * it enters by the same topics as everything else.
 */
@NullMarked
package dev.rescind.imports;

import org.jspecify.annotations.NullMarked;

/**
 * How much there is of everything. Decided here: what each total counts. Not decided here: rates,
 * and whose they are.
 */
@NullMarked
package dev.rescind.reporting.totals;

import org.jspecify.annotations.NullMarked;

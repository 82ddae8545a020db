/**
 * Analysts' own questions. Decided here: what a statement may say, how long it may run and how much
 * it may answer, and in which form. Not decided here: what there is to ask about.
 */
@NullMarked
package dev.rescind.reporting.sql;

import org.jspecify.annotations.NullMarked;

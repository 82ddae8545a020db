/**
 * What is measured, and how to repeat it. Nothing is decided here; figures are printed with the
 * conditions they were taken under.
 */
@NullMarked
package dev.rescind.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * What everybody who is measured has to offer, and is given. How they are measured is decided
 * outside.
 */
@NullMarked
package dev.rescind.benchmarks.contest;

import org.jspecify.annotations.NullMarked;

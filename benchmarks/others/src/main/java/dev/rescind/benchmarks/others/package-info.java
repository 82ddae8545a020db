/**
 * The same cancellation on what others offer: one workflow with the same steps, each of which
 * writes a row. How they are set up is decided here, in their favour where there is a choice.
 */
@NullMarked
package dev.rescind.benchmarks.others;

import org.jspecify.annotations.NullMarked;

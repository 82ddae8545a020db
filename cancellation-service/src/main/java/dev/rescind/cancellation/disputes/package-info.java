/**
 * What the parties of a dispute hand in, the arbiter's desk, and the evidence of a case as one
 * download. Who may dispute what, and what a ruling brings about, is decided in {@code cases}.
 */
@NullMarked
package dev.rescind.cancellation.disputes;

import org.jspecify.annotations.NullMarked;

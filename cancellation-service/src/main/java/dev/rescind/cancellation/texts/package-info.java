/**
 * What people wrote on their cases, kept beside the log and published on {@code texts}. Decided
 * here: that it can be erased and that everybody who reads the topic hears of it; not decided here:
 * who may write what, and who may read it.
 */
@NullMarked
package dev.rescind.cancellation.texts;

import org.jspecify.annotations.NullMarked;

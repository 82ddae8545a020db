/**
 * How meters are kept true: counted once committed, asked for in the background, bounded in their
 * labels. Not decided here: what is measured; that stands where it happens.
 */
@NullMarked
package dev.rescind.chassis.metrics;

import org.jspecify.annotations.NullMarked;

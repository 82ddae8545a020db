/** The clock, ids in order of time, and deadlines that survive restarts. */
@NullMarked
package dev.rescind.chassis.time;

import org.jspecify.annotations.NullMarked;

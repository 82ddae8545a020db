/**
 * What stands before the services where they run as containers: fixed ports, and behind each as
 * many replicas as there are. Not decided here: anything about what passes through; bytes are not
 * looked at.
 */
@NullMarked
package dev.rescind.front;

import org.jspecify.annotations.NullMarked;

/**
 * The smallest service that uses everything the chassis gives. Decided here: nothing; its tests
 * script what goes wrong.
 */
@NullMarked
package dev.rescind.chassis.sample;

import org.jspecify.annotations.NullMarked;

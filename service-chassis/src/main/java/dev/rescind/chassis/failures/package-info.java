/**
 * Tells what a failure means and tries again where that helps. Decided here: which failures heal.
 * Not decided here: what becomes of those that do not.
 */
@NullMarked
package dev.rescind.chassis.failures;

import org.jspecify.annotations.NullMarked;

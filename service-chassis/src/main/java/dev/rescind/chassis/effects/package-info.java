/**
 * Calls to the outside world that were decided in a transaction and are made after it. Not decided
 * here: what a call does and what its outcome means.
 */
@NullMarked
package dev.rescind.chassis.effects;

import org.jspecify.annotations.NullMarked;

/**
 * How the log is made tamper-evident: what an event's hash covers, how hashes are chained, what an
 * anchor says. Not decided here: when it is checked, and what is done about what is found.
 */
@NullMarked
package dev.rescind.chassis.proof;

import org.jspecify.annotations.NullMarked;

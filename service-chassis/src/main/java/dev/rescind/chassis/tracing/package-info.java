/**
 * The W3C trace context, from request or event to whatever it leads to. Not decided here: where
 * traces are sent.
 */
@NullMarked
package dev.rescind.chassis.tracing;

import org.jspecify.annotations.NullMarked;

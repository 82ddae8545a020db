/**
 * Decided here: who hears what, in which language, and whether a message could be handed over. Not
 * decided here: what happened to the order; that comes as an event. Topics in: {@code
 * cancellations}, {@code contacts}, {@code texts}; out: {@code notifications}.
 */
@NullMarked
package dev.rescind.notification;

import org.jspecify.annotations.NullMarked;

/**
 * Who is told of which event, and what became of it. Decided here: that each event, audience and
 * channel gives one message, when it waits and when it is given up; not decided here: what it says.
 */
@NullMarked
package dev.rescind.notification.messages;

import org.jspecify.annotations.NullMarked;

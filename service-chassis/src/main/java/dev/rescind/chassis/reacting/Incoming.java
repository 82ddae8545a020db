package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.RescindEvent;

/**
 * An event that came in.
 *
 * @param cause to be handed to every command and outbox event
 */
public record Incoming<E extends RescindEvent>(E event, Cause cause) {}

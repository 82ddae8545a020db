package dev.rescind.upstream;

import dev.rescind.events.RescindEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it leaves.
 *
 * @param id the same whenever the same thing is told again
 * @param subject the order
 * @param time when it happened, UTC; not when it was sent, or a repeated event would differ
 */
public record OutgoingEvent(UUID id, String subject, Instant time, RescindEvent event) {}

package dev.rescind.imports;

import dev.rescind.events.RescindEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it leaves.
 *
 * @param id the same whenever the same row is imported
 * @param subject the order
 * @param time when it happened, UTC; not when it was imported, or a repeated event would differ
 */
record OutgoingEvent(UUID id, String subject, Instant time, RescindEvent event) {}

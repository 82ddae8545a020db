package dev.rescind.chassis.eventstore;

import dev.rescind.events.RescindEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was just stored, for the views that are kept in the same transaction.
 *
 * @param causationId id of the event that led to it, if one did
 * @param recordedAt UTC
 */
public record Recorded(
    String eventId, RescindEvent event, @Nullable String causationId, Instant recordedAt) {}

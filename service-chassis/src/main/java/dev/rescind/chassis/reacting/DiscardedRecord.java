package dev.rescind.chassis.reacting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parked record that a person gave up.
 *
 * @param detail what was wrong with it; names fields and rules, never values
 * @param reason why it was given up, in the person's words
 * @param discardedBy the subject of the person's token
 * @param parkedAt UTC
 * @param discardedAt UTC
 */
public record DiscardedRecord(
    long id,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    String cause,
    String detail,
    String reason,
    String discardedBy,
    Instant parkedAt,
    Instant discardedAt) {}

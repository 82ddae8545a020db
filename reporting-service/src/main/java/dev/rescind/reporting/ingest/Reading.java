package dev.rescind.reporting.ingest;

import dev.rescind.events.EventType;
import dev.rescind.reporting.projections.Fact;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record of the log turned out to be. */
sealed interface Reading {

  Position position();

  /**
   * An event.
   *
   * @param time when its writer recorded it, UTC; absent where the writer did not say
   * @param correlation the case it belongs to
   * @param causation the event that led to it
   * @param payload JSON as it was published
   * @param fact what it adds to the tables
   */
  record Event(
      Position position,
      String id,
      EventType type,
      @Nullable String key,
      @Nullable Instant time,
      String source,
      @Nullable String correlation,
      @Nullable String causation,
      String payload,
      @Nullable Fact fact)
      implements Reading {}

  /**
   * A record that is no event of the published language. Kept, so that nothing is lost.
   *
   * @param cause the field and the rule, never a value
   * @param value the bytes; absent where there are none, or where they may be personal
   */
  record Unreadable(
      Position position,
      @Nullable String key,
      @Nullable String id,
      @Nullable String type,
      String cause,
      @Nullable ByteBuffer value)
      implements Reading {}
}

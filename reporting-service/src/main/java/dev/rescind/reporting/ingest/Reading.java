package dev.rescind.reporting.ingest;

import dev.rescind.events.EventType;
import dev.rescind.reporting.projections.Fact;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record of the log turned out to be. */
public sealed interface Reading {

  Position position();

  /** When the broker took it in, UTC. */
  Instant appended();

  /** When it was recorded: by its writer, else by the broker; UTC. */
  default Instant recorded() {
    return appended();
  }

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
      Instant appended,
      String id,
      EventType type,
      @Nullable String key,
      @Nullable Instant time,
      String source,
      @Nullable String correlation,
      @Nullable String causation,
      String payload,
      @Nullable Fact fact)
      implements Reading {

    @Override
    public Instant recorded() {
      return time == null ? appended : time;
    }

    /** What the event is known by: its writer counts its ids, and may count like another. */
    EventIdentity identity() {
      return new EventIdentity(source, id);
    }
  }

  /**
   * A record that is no event of the published language. Kept, so that nothing is lost.
   *
   * @param cause the field and the rule, never a value
   * @param value the bytes; absent where there are none, or where they may be personal
   */
  record Unreadable(
      Position position,
      Instant appended,
      @Nullable String key,
      @Nullable String id,
      @Nullable String type,
      String cause,
      @Nullable ByteBuffer value)
      implements Reading {}
}

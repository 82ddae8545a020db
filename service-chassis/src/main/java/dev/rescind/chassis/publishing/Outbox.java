package dev.rescind.chassis.publishing;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.EventTooLargeException;
import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.proof.SealedEvent;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.tracing.TraceParent;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Publishes an event that no aggregate decided, in the running transaction. It goes into the same
 * table as the aggregates' events, each on a stream of its own, and out by the same publisher.
 */
public final class Outbox {

  private static final String INSERT =
      """
      insert into events (stream_id, sequence, stream_type, event_id, event_type, event_version,
        recorded_at, metadata, payload, hash)
      values (?, 0, 'outbox', ?, ?, ?, ?, ?, ?, ?) on conflict (stream_id, sequence) do nothing
      """;

  private final JdbcTemplate jdbc;
  private final EventPublisher publisher;
  private final Ids ids;
  private final Clock clock;

  Outbox(JdbcTemplate jdbc, EventPublisher publisher, Ids ids, Clock clock) {
    this.jdbc = jdbc;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes the event once.
   *
   * @param once what the event answers, such as a step's id; a second event for the same is dropped
   */
  public void publish(String once, RescindEvent event, Cause cause) {
    SealedEvent row = row(once, event, cause);
    EventTooLargeException.requireFitting(row.type(), row.payload());
    jdbc.update(
        INSERT,
        row.streamId(),
        row.eventId(),
        row.type(),
        row.version(),
        row.recordedAt(),
        row.metadata(),
        row.payload(),
        row.hash(Hash.NONE).bytes());
    WakePublisher.afterCommit(publisher);
  }

  private SealedEvent row(String once, RescindEvent event, Cause cause) {
    EventType type = EventCatalogue.typeOf(event.getClass());
    return new SealedEvent(
        "outbox/" + once,
        0,
        "outbox",
        ids.next().toString(),
        type.name(),
        String.valueOf(type.version()),
        clock.instant().toString(),
        EventJson.mapper()
            .writeValueAsString(metadata(event, cause))
            .getBytes(StandardCharsets.UTF_8),
        EventJson.standard().write(event));
  }

  private static Map<String, String> metadata(RescindEvent event, Cause cause) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put(StoredEvent.KEY, event.key());
    event.correlation().ifPresent(id -> metadata.put(StoredEvent.CORRELATION_ID, id.value()));
    if (cause.eventId() != null) {
      metadata.put("causationid", cause.eventId());
    }
    String trace = TraceParent.currentOr(cause.traceParent());
    if (trace != null) {
      metadata.put("traceparent", trace);
    }
    return metadata;
  }
}

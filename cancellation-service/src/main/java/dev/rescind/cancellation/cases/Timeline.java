package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.RescindEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The story of each case: its own events, and what the other services answered, each with the event
 * that caused it.
 */
@Component
@Order(3)
public class Timeline implements View {

  private final JdbcTemplate jdbc;

  Timeline(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One step of the story.
   *
   * @param type name and version of the event
   * @param service who wrote it
   * @param recordedAt when this service recorded or heard it, UTC
   * @param causedBy id of the event that led to it; absent where a person did
   */
  public record Entry(
      String eventId,
      String type,
      String service,
      Instant recordedAt,
      @Nullable String causedBy,
      JsonNode event) {}

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      add(recorded.eventId(), recorded.event(), recorded.causationId(), recorded.recordedAt());
    }
  }

  /** Adds what another service answered; idempotent by the event's id. */
  public void heard(RescindEvent event, Cause cause, Instant at) {
    add(Objects.requireNonNull(cause.eventId()), event, cause.ledBy(), at);
  }

  private void add(String eventId, RescindEvent event, @Nullable String causedBy, Instant at) {
    event
        .correlation()
        .ifPresent(cancellationId ->
            jdbc.update(
                """
                insert into timeline (cancellation_id, event_id, type, service, happened_at,
                  caused_by, event)
                values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
                """,
                cancellationId.value(),
                eventId,
                EventCatalogue.typeOf(event.getClass()).toString(),
                event.topic().writer(),
                Timestamp.from(at),
                causedBy,
                EventJson.mapper().writeValueAsString(event)));
  }

  List<Entry> of(String cancellationId) {
    return jdbc.query(
        "select * from timeline where cancellation_id = ? order by id",
        (row, number) ->
            new Entry(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("service"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("caused_by"),
                EventJson.mapper().readTree(row.getString("event"))),
        cancellationId);
  }
}

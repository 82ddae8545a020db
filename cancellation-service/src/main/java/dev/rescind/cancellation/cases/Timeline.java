package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.chassis.reacting.Incoming;
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
    add(
        events.stream()
            .map(recorded ->
                new Told(
                    recorded.eventId(),
                    recorded.event(),
                    recorded.causationId(),
                    recorded.recordedAt()))
            .toList());
  }

  /** Adds what another service answered; idempotent by the event's id. */
  public void heard(List<? extends Incoming<?>> events, Instant at) {
    add(
        events.stream()
            .map(incoming ->
                new Told(
                    Objects.requireNonNull(incoming.cause().eventId()),
                    incoming.event(),
                    incoming.cause().ledBy(),
                    at))
            .toList());
  }

  private void add(List<Told> told) {
    List<@Nullable Object[]> rows =
        told.stream().filter(one -> one.event().correlation().isPresent()).map(Told::row).toList();
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          """
          insert into timeline (cancellation_id, event_id, type, service, happened_at, caused_by,
            event)
          values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
          """,
          rows);
    }
  }

  private record Told(String eventId, RescindEvent event, @Nullable String causedBy, Instant at) {

    @Nullable Object[] row() {
      return new @Nullable Object[] {
        event.correlation().orElseThrow().value(),
        eventId,
        EventCatalogue.typeOf(event.getClass()).toString(),
        event.topic().writer(),
        Timestamp.from(at),
        causedBy,
        EventJson.mapper().writeValueAsString(event)
      };
    }
  }

  /**
   * The story of a case, in the order of its recording.
   *
   * @param all whether what the platform's people noted for themselves is part of it
   */
  List<Entry> of(String cancellationId, boolean all) {
    return jdbc.query(
        """
        select * from timeline where cancellation_id = ?
          and (? or event ->> 'visibility' is distinct from 'PLATFORM') order by id
        """,
        (row, number) ->
            new Entry(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("service"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("caused_by"),
                EventJson.mapper().readTree(row.getString("event"))),
        cancellationId,
        all);
  }
}

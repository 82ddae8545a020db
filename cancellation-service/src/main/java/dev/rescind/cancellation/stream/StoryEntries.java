package dev.rescind.cancellation.stream;

import dev.rescind.events.EventJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what the timeline has of some cases between two numbers. */
@Component
class StoryEntries {

  private final JdbcTemplate jdbc;

  StoryEntries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One step of a story.
   *
   * @param id its number; later entries have higher ones
   * @param internal whether it is for the platform's people alone
   * @param entry as the timeline shows it
   */
  record Numbered(long id, String cancellationId, boolean internal, Entry entry) {}

  /**
   * What is sent.
   *
   * @param type name and version of the event
   * @param recordedAt UTC
   */
  record Entry(
      String eventId,
      String type,
      String service,
      Instant recordedAt,
      @Nullable String causedBy,
      JsonNode event) {}

  /** In the order of their recording; from the first number exclusive to the last inclusive. */
  List<Numbered> of(Collection<String> cancellationIds, long after, long upTo) {
    return jdbc.query(
        """
        select *, event ->> 'visibility' is not distinct from 'PLATFORM' as internal from timeline
        where cancellation_id = any(?) and id > ? and id <= ? order by id
        """,
        (row, number) ->
            new Numbered(
                row.getLong("id"),
                row.getString("cancellation_id"),
                row.getBoolean("internal"),
                new Entry(
                    row.getString("event_id"),
                    row.getString("type"),
                    row.getString("service"),
                    row.getTimestamp("happened_at").toInstant(),
                    row.getString("caused_by"),
                    EventJson.mapper().readTree(row.getString("event")))),
        cancellationIds.toArray(String[]::new),
        after,
        upTo);
  }
}

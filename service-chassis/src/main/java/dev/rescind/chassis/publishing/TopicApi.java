package dev.rescind.chassis.publishing;

import dev.rescind.chassis.web.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The topic of this service, looked at and filled again; for the role {@code ops}. */
@RestController
@RequestMapping("/ops/topic")
final class TopicApi {

  private final JdbcTemplate jdbc;
  private final LostTopic content;
  private final EventPublisher publisher;
  private final PublishedForm form;

  TopicApi(JdbcTemplate jdbc, LostTopic content, EventPublisher publisher, PublishedForm form) {
    this.jdbc = jdbc;
    this.content = content;
    this.publisher = publisher;
    this.form = form;
  }

  /**
   * How the topic stands to the store.
   *
   * @param events how many events were ever published
   * @param records how many records the topic holds, repetitions included
   * @param position up to which the store is published
   * @param upTo up to which it was ever published; beyond the position while it is published again
   * @param asked whether a rebuild was asked for that has not begun yet
   */
  record Standing(
      String topic, long events, long records, long position, long upTo, boolean asked) {}

  /**
   * What is wanted.
   *
   * @param force even where the topic holds a record for each event
   */
  record Rebuild(@Nullable Boolean force) {}

  /** The events are counted first: what is published meanwhile must not look as if it were lost. */
  @GetMapping
  Standing show() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select chain_count, position, greatest(chain_position, position), from_start
            from publisher_position
            """,
            (row, number) ->
                new Standing(
                    form.topic(),
                    row.getLong(1),
                    content.records(),
                    row.getLong(2),
                    row.getLong(3),
                    row.getBoolean(4))));
  }

  /**
   * Publishes everything again, in store order. Readers know events by id and drop what they had.
   *
   * @throws ProblemException 409 where nothing seems to be missing, or it is under way already
   */
  @PostMapping("/rebuild")
  ResponseEntity<Standing> rebuild(@RequestBody(required = false) @Nullable Rebuild wanted) {
    Standing standing = show();
    if (standing.asked() || standing.position() < standing.upTo()) {
      throw ProblemException.conflict(
          "rebuild-running", "the topic is being filled again already, or its publisher is behind");
    }
    boolean isForced = wanted != null && Boolean.TRUE.equals(wanted.force());
    if (!isForced && standing.records() >= standing.events()) {
      throw ProblemException.conflict(
              "topic-complete",
              "the topic holds %d records for %d events, so none seems to be missing"
                  .formatted(standing.records(), standing.events()))
          .with("records", standing.records())
          .with("events", standing.events());
    }
    jdbc.update("update publisher_position set from_start = true");
    publisher.wake();
    return ResponseEntity.accepted().body(show());
  }
}

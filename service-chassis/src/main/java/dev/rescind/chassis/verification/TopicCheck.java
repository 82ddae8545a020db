package dev.rescind.chassis.verification;

import dev.rescind.chassis.publishing.PublishedForm;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every stored event is on the topic as it is stored, in store order within its partition, and
 * nothing is there that the store does not know. The same event more than once is as it should be.
 */
final class TopicCheck implements Check {

  private static final int PAGE = 10_000;
  private static final String SELECT =
      """
      select position, stream_id, sequence, event_id from events
      where position > ? and position <= ? order by position limit ?
      """;

  private final DataSource database;
  private final JdbcTemplate jdbc;
  private final TopicReader topic;
  private final PublishedForm form;

  TopicCheck(DataSource database, TopicReader topic, PublishedForm form) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database);
    this.topic = topic;
    this.form = form;
  }

  /** Where a stored event stands. */
  private record Place(long position, String stream, long sequence, String eventId) {

    Finding missing(String topic) {
      return new Finding(stream, sequence, position, eventId, "is not on the topic " + topic);
    }
  }

  @Override
  public String name() {
    return "topic";
  }

  @Override
  public String ensures() {
    return "every stored event on %s, in order and unchanged, and nothing else"
        .formatted(topic.topic());
  }

  @Override
  public void run(Scope scope, Report report) {
    try (TopicPass pass = new TopicPass(database, form, report)) {
      topic.read(pass);
      findMissing(scope, pass.seen(), report);
    }
  }

  /** What was published before the end of the topic was looked up has to be there. */
  private void findMissing(Scope scope, Positions seen, Report report) {
    long last = 0;
    List<Place> page;
    do {
      page = page(last, scope.head().position());
      for (Place place : page) {
        if (!seen.contains(place.position)) {
          report.found(place.missing(topic.topic()));
        }
        last = place.position;
      }
    } while (!page.isEmpty());
  }

  private List<Place> page(long after, long upTo) {
    return jdbc.query(
        SELECT,
        (row, number) ->
            new Place(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)),
        after,
        upTo,
        PAGE);
  }
}

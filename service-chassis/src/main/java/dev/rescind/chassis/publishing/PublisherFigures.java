package dev.rescind.chassis.publishing;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the topic is behind the store; both ends are found by the key of their table. */
final class PublisherFigures implements FigureSource {

  private static final Kind BEHIND =
      Kind.number("rescind.publisher.behind", "Positions in the event store not on Kafka yet");
  private static final Kind OLDEST =
      Kind.seconds("rescind.publisher.oldest.age", "Age of the oldest event not on Kafka yet");

  private static final String SELECT =
      """
      select greatest((select coalesce(max(position), 0) from events) - position, 0) as behind,
        (select recorded_at from events where events.position > publisher_position.position
          order by events.position limit 1) as oldest
      from publisher_position
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  PublisherFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "publisher";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(SELECT, this::read).stream().flatMap(List::stream).toList();
  }

  private List<Figure> read(ResultSet row, int number) throws SQLException {
    String oldest = row.getString("oldest");
    long age =
        oldest == null ? 0 : Duration.between(Instant.parse(oldest), clock.instant()).toSeconds();
    return List.of(BEHIND.is(row.getLong("behind")), OLDEST.is(Math.max(0, age)));
  }
}

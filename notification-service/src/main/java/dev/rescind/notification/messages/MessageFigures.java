package dev.rescind.notification.messages;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages that are still to go out, and how long the oldest waits; an index holds them apart. */
@Component
final class MessageFigures implements FigureSource {

  private static final Kind PENDING =
      Kind.number(
          "rescind.notifications.pending",
          "Messages that wait for contact details or for the mail server");
  private static final Kind OLDEST =
      Kind.seconds("rescind.notifications.pending.oldest.age", "Since the oldest of them was due");

  private final JdbcTemplate jdbc;
  private final Clock clock;

  MessageFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(
            """
            select count(*) as pending, min(created_at) as oldest from messages
            where state = 'PENDING'
            """,
            (row, number) ->
                List.of(
                    PENDING.is(row.getLong("pending")),
                    OLDEST.since(row.getTimestamp("oldest"), clock.instant())))
        .getFirst();
  }
}

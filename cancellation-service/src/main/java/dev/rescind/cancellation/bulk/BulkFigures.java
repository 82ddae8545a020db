package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bulk cancellations that run, and what is left of them; indexes hold both apart. */
@Component
final class BulkFigures implements FigureSource {

  private static final Kind RUNNING =
      Kind.number("rescind.bulk.running", "Bulk cancellations that run");
  private static final Kind OLDEST =
      Kind.seconds("rescind.bulk.oldest.age", "Since the oldest of them was told to run");
  private static final Kind LEFT =
      Kind.number("rescind.bulk.orders.left", "Orders of running ones whose turn has not come");

  private final JdbcTemplate jdbc;
  private final Clock clock;

  BulkFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(
            """
            select count(*) as running, min(started_at) as oldest, (
              select count(*) from bulk_orders o join bulk_cancellations b using (bulk_id)
              where b.state = 'RUNNING' and o.outcome = 'PENDING') as orders_left
            from bulk_cancellations where state = 'RUNNING'
            """,
            (row, number) ->
                List.of(
                    RUNNING.is(row.getLong("running")),
                    OLDEST.since(row.getTimestamp("oldest"), clock.instant()),
                    LEFT.is(row.getLong("orders_left"))))
        .getFirst();
  }
}

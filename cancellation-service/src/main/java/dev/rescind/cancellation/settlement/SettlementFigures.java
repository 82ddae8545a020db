package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The steps that open cases wait for: where settlements are stuck, and for how long. */
@Component
final class SettlementFigures implements FigureSource {

  private static final Kind OPEN =
      Kind.number("rescind.settlement.steps.open", "Steps that open cases wait for");
  private static final Kind OVERDUE =
      Kind.number("rescind.settlement.steps.overdue", "Those that nobody answered in time");
  private static final Kind OLDEST =
      Kind.seconds("rescind.settlement.steps.oldest.age", "Since the oldest of them was set off");

  /** From the open cases, which an index holds apart, to their steps by key. */
  private static final String SELECT =
      """
      select kind, status, count(*) as open, min(decision_recorded_at) as since,
        count(*) filter (where decision_recorded_at < ?) as overdue
      from cases join settlement_steps using (cancellation_id)
      where state in ('APPROVED', 'KEEPING') and blocking and status in ('PENDING', 'FAILED')
      group by kind, status
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Duration overdueAfter;

  SettlementFigures(
      JdbcTemplate jdbc,
      Clock clock,
      @Value("${rescind.settlement.overdue-after}") Duration overdueAfter) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.overdueAfter = overdueAfter;
  }

  private record Stage(String step, String status) {}

  private record Stuck(long open, long overdue, Instant since) {}

  @Override
  public String name() {
    return "settlement";
  }

  @Override
  public List<Figure> ask() {
    Instant now = clock.instant();
    Map<Stage, Stuck> found = new HashMap<>();
    jdbc.query(
        SELECT,
        row -> {
          found.put(
              new Stage(row.getString("kind"), row.getString("status")),
              new Stuck(
                  row.getLong("open"),
                  row.getLong("overdue"),
                  row.getTimestamp("since").toInstant()));
        },
        Timestamp.from(now.minus(overdueAfter)));
    List<Figure> figures = new ArrayList<>();
    for (String step : List.of("REFUND", "RELEASE", "RESCHEDULE", "CREDIT", "COMPENSATION")) {
      for (String status : List.of("PENDING", "FAILED")) {
        Stuck stuck = found.getOrDefault(new Stage(step, status), new Stuck(0, 0, now));
        figures.add(OPEN.is(stuck.open, "step", step, "status", status));
        figures.add(OVERDUE.is(stuck.overdue, "step", step, "status", status));
        figures.add(OLDEST.since(stuck.since, now, "step", step, "status", status));
      }
    }
    return figures;
  }
}

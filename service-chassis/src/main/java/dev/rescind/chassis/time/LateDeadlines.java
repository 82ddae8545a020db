package dev.rescind.chassis.time;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.FigureSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deadlines that have passed without anything being done: nobody looks, or looking fails. */
final class LateDeadlines implements FigureSource {

  private static final String SELECT =
      """
      select task_name, count(*) as late, min(execution_time) as earliest from scheduled_tasks
      where execution_time < ? group by task_name
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final List<String> deadlines;

  LateDeadlines(JdbcTemplate jdbc, Clock clock, List<Task<?>> tasks) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.deadlines = tasks.stream().map(Task::getName).sorted().toList();
  }

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public List<Figure> ask() {
    Instant now = clock.instant();
    Map<String, DeadlineFigures> late = new HashMap<>();
    jdbc.query(
        SELECT,
        row -> {
          late.put(
              row.getString("task_name"),
              new DeadlineFigures(row.getLong("late"), row.getTimestamp("earliest").toInstant()));
        },
        Timestamp.from(now.minus(DeadlineFigures.GRACE)));
    List<Figure> figures = new ArrayList<>();
    for (String deadline : deadlines) {
      figures.addAll(late.getOrDefault(deadline, DeadlineFigures.NONE_LATE).of(deadline, now));
    }
    return figures;
  }
}

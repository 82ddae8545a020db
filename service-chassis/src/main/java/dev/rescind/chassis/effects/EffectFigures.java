package dev.rescind.chassis.effects;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Outside calls that are still to be made, and how long the oldest waits. */
final class EffectFigures implements FigureSource {

  private static final Kind WAITING =
      Kind.number("rescind.effects.waiting", "Outside calls that are decided and still to be made");
  private static final Kind OLDEST =
      Kind.seconds("rescind.effects.oldest.age", "Since the oldest of them was decided");

  private final JdbcTemplate jdbc;
  private final Clock clock;

  EffectFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "effects";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(
            "select count(*) as waiting, min(submitted_at) as oldest from effects",
            (row, number) ->
                List.of(
                    WAITING.is(row.getLong("waiting")),
                    OLDEST.since(row.getTimestamp("oldest"), clock.instant())))
        .getFirst();
  }
}

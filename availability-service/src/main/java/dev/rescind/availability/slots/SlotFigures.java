package dev.rescind.availability.slots;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Slots that were sold beyond what they hold; an index holds them apart. */
@Component
final class SlotFigures implements FigureSource {

  private static final Kind OVERBOOKED =
      Kind.number("rescind.slots.overbooked", "Slots of which more places are held than there are");

  private final JdbcTemplate jdbc;

  SlotFigures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "slots";
  }

  @Override
  public List<Figure> ask() {
    Long count =
        jdbc.queryForObject("select count(*) from slots where reserved > capacity", Long.class);
    return List.of(OVERBOOKED.is(count == null ? 0 : count));
  }
}

package dev.rescind.cancellation.texts;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Texts of which the topic does not tell yet, erased ones above all; an index holds them apart. */
@Component
final class TextFigures implements FigureSource {

  private static final Kind UNPUBLISHED =
      Kind.number(
          "rescind.texts.unpublished", "Texts, written or erased, that are not on their topic so");

  private final JdbcTemplate jdbc;

  TextFigures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "texts";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(
        "select count(*) from texts where published_revision < revision",
        (row, number) -> UNPUBLISHED.is(row.getLong(1)));
  }
}

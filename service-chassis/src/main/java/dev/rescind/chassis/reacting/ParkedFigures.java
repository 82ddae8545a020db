package dev.rescind.chassis.reacting;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** How many records are parked, and since when. */
final class ParkedFigures implements FigureSource {

  private static final Kind CURRENT =
      Kind.number(
          "rescind.listener.parked.current",
          "Records that are parked now, those that wait behind another included");
  private static final Kind OLDEST =
      Kind.seconds("rescind.listener.parked.oldest.age", "Since the oldest of them was parked");

  private final ParkedRecords parked;
  private final Clock clock;

  ParkedFigures(ParkedRecords parked, Clock clock) {
    this.parked = parked;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "parked";
  }

  @Override
  public List<Figure> ask() {
    Instant oldest =
        parked.list(0, 1).stream().map(ParkedRecord::parkedAt).findFirst().orElse(null);
    return List.of(CURRENT.is(parked.count()), OLDEST.since(oldest, clock.instant()));
  }
}

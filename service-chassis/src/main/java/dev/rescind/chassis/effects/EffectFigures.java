package dev.rescind.chassis.effects;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Outside calls that are still to be made, and how long the oldest waits. */
final class EffectFigures implements FigureSource {

  private static final Kind WAITING =
      Kind.number("rescind.effects.waiting", "Outside calls that are decided and still to be made");
  private static final Kind OLDEST =
      Kind.seconds("rescind.effects.oldest.age", "Since the oldest of them was decided");

  private final EffectQueue queue;
  private final Clock clock;

  EffectFigures(EffectQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "effects";
  }

  @Override
  public List<Figure> ask() {
    EffectQueue.Waiting waiting = queue.waiting();
    Instant now = clock.instant();
    Instant oldest = waiting.oldest() == null ? now : waiting.oldest();
    return List.of(
        WAITING.is(waiting.count()),
        OLDEST.is(Math.max(0, Duration.between(oldest, now).toSeconds())));
  }
}

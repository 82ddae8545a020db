package dev.rescind.chassis.time;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of one kind that have passed and were not acted on.
 *
 * @param late how many
 * @param earliest when the first of them passed, UTC; absent if there is none
 */
public record DeadlineFigures(long late, @Nullable Instant earliest) {

  /** A deadline is late when it passed this long ago; looks are a second to ten seconds apart. */
  public static final Duration GRACE = Duration.ofMinutes(1);

  /** Everything was acted on in time. */
  public static final DeadlineFigures NONE_LATE = new DeadlineFigures(0, null);

  private static final Kind LATE =
      Kind.number("rescind.deadlines.late", "Deadlines passed a minute ago and not acted on");
  private static final Kind LATENESS =
      Kind.seconds("rescind.deadlines.lateness", "Since the earliest of them passed");

  /**
   * The figures.
   *
   * @param deadline which kind; a fixed name
   */
  public List<Figure> of(String deadline, Instant now) {
    long seconds = earliest == null ? 0 : Duration.between(earliest, now).toSeconds();
    return List.of(LATE.is(late, "deadline", deadline), LATENESS.is(seconds, "deadline", deadline));
  }
}

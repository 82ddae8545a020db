package dev.rescind.reporting.rates;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.views.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, and when it is looked at.
 *
 * @param from the first instant of it, UTC; absent: from the beginning
 * @param to the first instant after it, UTC; absent: without end
 * @param asOf the instant as of which everything is told, UTC; absent: the present
 */
record Window(@Nullable Instant from, @Nullable Instant to, @Nullable Instant asOf) {

  /**
   * @param from an instant such as {@code 2026-11-01T00:00:00Z}, or a date: where that day begins,
   *     UTC
   * @param to likewise
   * @param asOf likewise
   * @throws ProblemException 400 if one of them is neither, or the span is empty
   */
  static Window parse(@Nullable String from, @Nullable String to, @Nullable String asOf) {
    Instant start = from == null ? null : Instants.parse("from", from);
    Instant end = to == null ? null : Instants.parse("to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw ProblemException.invalid("to", "must be after from");
    }
    return new Window(start, end, asOf == null ? null : Instants.parse("asOf", asOf));
  }
}

package dev.rescind.reporting.generations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the log a generation is made of. What is not the whole log is for analysis and
 * never goes live.
 *
 * @param from events that were recorded at this instant or later, UTC; absent: from the first on
 * @param to events that were recorded before this instant, UTC; absent: to the last
 * @param merchants whose orders; empty: everybody's
 */
public record Scope(@Nullable Instant from, @Nullable Instant to, List<String> merchants) {

  /** The whole log. */
  public static final Scope WHOLE = new Scope(null, null, List.of());

  public Scope {
    merchants = List.copyOf(merchants);
  }

  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** Whether an event that was recorded then belongs to it. */
  public boolean includes(Instant recorded) {
    return (from == null || !recorded.isBefore(from)) && (to == null || recorded.isBefore(to));
  }
}

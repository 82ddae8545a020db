package dev.rescind.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Medians, percentiles and ratios, without floating point. */
final class Figures {

  private Figures() {}

  /** A quotient with so many decimals; zero where there is nothing to divide by. */
  static BigDecimal ratio(long one, long other, int decimals) {
    return other == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(one).divide(BigDecimal.valueOf(other), decimals, RoundingMode.HALF_UP);
  }

  /** Zero where there is nothing. */
  static long percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1L) * percent / 100));
  }

  /** The middle one; the upper of two. */
  static long median(List<Long> figures) {
    List<Long> sorted = figures.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /** Microseconds as milliseconds. */
  static BigDecimal millis(long micros) {
    return ratio(micros, 1_000, micros < 100_000 ? 1 : 0);
  }
}

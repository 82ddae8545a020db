package dev.rescind.chassis.effects;

import java.time.Duration;

/** Pauses between attempts: one second, doubling, at most ten minutes. */
final class Pauses {

  private static final int LONGEST_DOUBLING = 10;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Pauses() {}

  static Duration after(int attempt) {
    Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempt - 1, 0), LONGEST_DOUBLING));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}

package dev.rescind.benchmarks.reference;

import java.time.Duration;

/** Waits for threads that were told to stop. */
final class Threads {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /**
   * @throws IllegalStateException if it does not stop within ten seconds
   */
  static void join(Thread thread) {
    try {
      if (!thread.join(PATIENCE)) {
        throw new IllegalStateException(thread.getName() + " does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

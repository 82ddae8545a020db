package dev.rescind.reporting.replays;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a replay to end after the batch at hand. */
final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * @throws CancellationException if it is asked to end
   */
  void check() {
    if (isAsked()) {
      throw new CancellationException("stopped");
    }
  }

  /** Waits so long, or until it is asked to end. */
  void rest(Duration pause) {
    try {
      if (asked.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ask();
    }
  }
}

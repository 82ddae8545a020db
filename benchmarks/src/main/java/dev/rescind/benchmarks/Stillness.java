package dev.rescind.benchmarks;

import java.io.IOException;
import java.time.Duration;

/**
 * Waits until everything that was set off is done: until the processes use hardly any CPU. So what
 * one leaves undone is neither given to it nor laid on the next.
 */
record Stillness(Processes processes) {

  private static final Duration SLICE = Duration.ofMillis(200);
  private static final int SLICES = 4;

  /** Of one core, in a slice; five idle services and a broker use about a tenth of one. */
  private static final long IDLE_MICROS = 60_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Answers how long it took until they were quiet, in microseconds; a minute at most. */
  long await() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long quietSince = begun;
    int quiet = 0;
    while (quiet < SLICES && System.nanoTime() - begun < PATIENCE.toNanos()) {
      long before = processes.cpu().micros();
      Thread.sleep(SLICE);
      if (processes.cpu().micros() - before > IDLE_MICROS) {
        quiet = 0;
        quietSince = System.nanoTime();
      } else {
        quiet++;
      }
    }
    return (quietSince - begun) / 1_000;
  }
}

package dev.rescind.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Waits until everything that was set off is done: until the processes use hardly more CPU than
 * when they are idle. So what one leaves undone is neither given to it nor laid on the next.
 *
 * @param idleMicros CPU that they use in a second of idleness
 */
record Stillness(Processes processes, long idleMicros) {

  private static final Duration SLICE = Duration.ofMillis(200);

  /** A second in all; the mean of it counts, so that a single stir of an idle service does not. */
  private static final int SLICES = 5;

  /** A tenth of a core more than idle is taken for idle. */
  private static final long ALLOWANCE_MICROS = 100_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int IDLE_SECONDS = 5;

  /** Looks for five seconds how little they use when nothing is asked of them. */
  static Stillness seen(Processes processes) throws IOException, InterruptedException {
    long idle = Long.MAX_VALUE;
    for (int i = 0; i < IDLE_SECONDS; i++) {
      long before = processes.cpu().micros();
      Thread.sleep(Duration.ofSeconds(1));
      idle = Math.min(idle, processes.cpu().micros() - before);
    }
    return new Stillness(processes, idle);
  }

  /** Answers how long it took until they were quiet, in microseconds; a minute at most. */
  long await() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Deque<Slice> second = new ArrayDeque<>();
    do {
      Slice slice = new Slice(System.nanoTime(), processes.cpu().micros());
      second.addLast(slice);
      if (second.size() > SLICES) {
        Slice first = second.removeFirst();
        if (slice.cpu() - first.cpu() <= idleMicros + ALLOWANCE_MICROS) {
          return (first.at() - begun) / 1_000;
        }
      }
      Thread.sleep(SLICE);
    } while (System.nanoTime() - begun < PATIENCE.toNanos());
    return PATIENCE.toNanos() / 1_000;
  }

  private record Slice(long at, long cpu) {}
}

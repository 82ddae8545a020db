package dev.rescind.benchmarks;

import dev.rescind.benchmarks.Processes.Cpu;
import dev.rescind.benchmarks.contest.Contender;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs a contender's cancellations, so many at a time, each from request to settlement. */
final class ClosedLoop {

  private static final Duration WARM_UP_SLICE = Duration.ofSeconds(5);

  /** Sagas a second that are provided for before anything was seen; generous is cheap. */
  private static final long FIRST_GUESS = 200;

  private final Contender contender;
  private final int inFlight;
  private final Processes processes;
  private final Stillness stillness;
  private final Queue<String> prepared = new ConcurrentLinkedQueue<>();
  private long seen = FIRST_GUESS;

  ClosedLoop(Contender contender, int inFlight, Stillness stillness) {
    this.contender = contender;
    this.inFlight = inFlight;
    this.processes = stillness.processes();
    this.stillness = stillness;
  }

  String name() {
    return contender.name();
  }

  Stillness stillness() {
    return stillness;
  }

  /** Runs for so long in all, the time for preparations not counted; answers the last slice. */
  Lap warmUp(Duration length) throws Exception {
    long done = 0;
    Lap lap;
    do {
      lap = run(WARM_UP_SLICE);
      done += lap.until();
    } while (done < length.toNanos() / 1_000);
    return lap;
  }

  /** Begins no saga after that time, or when those run out that were prepared. */
  Lap run(Duration length) throws Exception {
    prepare(length);
    long load = load();
    Cpu before = processes.cpu();
    long begun = System.nanoTime();
    List<Long> latencies = carryOut(begun + length.toNanos());
    long until = (System.nanoTime() - begun) / 1_000;
    long after = stillness.await();
    seen = latencies.size() * 1_000_000L / Math.max(1, until) + 1;
    return new Lap(latencies, until, after, processes.cpu().since(before), load);
  }

  private void prepare(Duration length) throws Exception {
    long wanted = seen * length.toSeconds() * 3 / 2 + inFlight;
    if (prepared.size() < wanted) {
      prepared.addAll(contender.prepare((int) wanted - prepared.size()));
    }
    stillness.await();
  }

  private List<Long> carryOut(long end) throws Exception {
    List<Future<List<Long>>> loops = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < inFlight; i++) {
        loops.add(threads.submit(() -> loop(end)));
      }
    }
    List<Long> latencies = new ArrayList<>();
    for (Future<List<Long>> loop : loops) {
      latencies.addAll(loop.get());
    }
    return latencies.stream().sorted().toList();
  }

  private List<Long> loop(long end) throws Exception {
    List<Long> latencies = new ArrayList<>();
    @Nullable String saga;
    while (System.nanoTime() < end && (saga = prepared.poll()) != null) {
      long begun = System.nanoTime();
      contender.settle(saga);
      latencies.add((System.nanoTime() - begun) / 1_000);
    }
    return latencies;
  }

  /** Of the last minute, in hundredths. */
  static long load() {
    return BigDecimal.valueOf(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
        .movePointRight(2)
        .longValue();
  }
}

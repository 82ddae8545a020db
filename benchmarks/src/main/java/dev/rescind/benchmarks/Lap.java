package dev.rescind.benchmarks;

import dev.rescind.benchmarks.Processes.Cpu;
import java.util.List;

/**
 * What one contender did in one round.
 *
 * @param latencies microseconds from request to settlement, sorted
 * @param until microseconds from the first request to the last settlement
 * @param after microseconds until what else they had set off was done
 * @param cpu of both, the work after included
 * @param load of the machine when it began, in hundredths
 */
record Lap(List<Long> latencies, long until, long after, Cpu cpu, long load) {

  private static final long MICROS_A_SECOND = 1_000_000;

  int sagas() {
    return latencies.size();
  }

  /** Sagas a second, in tenths, until everything was done. */
  long rate() {
    return 10 * MICROS_A_SECOND * sagas() / Math.max(1, until + after);
  }

  /** Microseconds of CPU a saga. */
  long cpuOfOne() {
    return cpu.micros() / Math.max(1, sagas());
  }

  long p50() {
    return Figures.percentile(latencies, 50);
  }

  long p99() {
    return Figures.percentile(latencies, 99);
  }

  @Override
  public String toString() {
    return "%,6d sagas, %s a second; p50 %s, p99 %s ms; CPU %s ms a saga, %s of it Postgres's; %s cores; load before %s; done %s s after the last"
        .formatted(
            sagas(),
            Figures.ratio(rate(), 10, 1),
            Figures.millis(p50()),
            Figures.millis(p99()),
            Figures.ratio(cpuOfOne(), 1_000, 2),
            Figures.ratio(cpu.database(), 1_000L * Math.max(1, sagas()), 2),
            Figures.ratio(cpu.micros(), Math.max(1, until + after), 2),
            Figures.ratio(load, 100, 1),
            Figures.ratio(after, MICROS_A_SECOND, 1));
  }
}

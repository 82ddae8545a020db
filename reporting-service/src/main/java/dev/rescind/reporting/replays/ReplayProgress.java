package dev.rescind.reporting.replays;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a replay says of itself; every thread may ask. */
final class ReplayProgress {

  private final Clock clock;
  private final Instant began;
  private volatile Phase phase = Phase.READING;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();
  private volatile long rest;
  private volatile Duration reading = Duration.ZERO;
  private volatile @Nullable String trouble;
  private volatile @Nullable Comparison comparison;

  ReplayProgress(Clock clock) {
    this.clock = clock;
    this.began = clock.instant();
  }

  /** It reads on from the positions kept; what was read beyond them is read again. */
  void goesOn() {
    pending.set(0);
  }

  /** So many records more are read, and so many are left. */
  void advanced(int records, long left) {
    pending.addAndGet(records);
    rest = left;
    reading = Duration.between(began, clock.instant());
    trouble = null;
  }

  /** What was read is kept. */
  void kept() {
    read.addAndGet(pending.getAndSet(0));
  }

  void enter(Phase next) {
    phase = next;
  }

  void failed(String cause) {
    trouble = cause;
  }

  void compared(Comparison outcome) {
    comparison = outcome;
  }

  Phase phase() {
    return phase;
  }

  Told told() {
    long all = read.get() + pending.get();
    long rate = all * 1_000 / Math.max(1, reading.toMillis());
    return new Told(phase, all, rest, rate, reading.toMillis(), trouble, comparison);
  }

  /**
   * The progress at one instant.
   *
   * @param read records
   * @param rest offsets up to where the live analytics stood when last asked
   * @param rate records read and kept a second, since the beginning
   * @param millis how long it has been reading, merging left out
   * @param trouble what keeps it from going on; it tries again
   * @param comparison with the live one, once it is done
   */
  record Told(
      Phase phase,
      long read,
      long rest,
      long rate,
      long millis,
      @Nullable String trouble,
      @Nullable Comparison comparison) {}
}

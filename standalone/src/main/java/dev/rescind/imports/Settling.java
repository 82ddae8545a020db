package dev.rescind.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until reporting has taken everything in and no case is open any more. */
final class Settling {

  private static final Duration POLL = Duration.ofMillis(500);

  /** How long the counts have to stand still before they are believed. */
  private static final Duration STANDSTILL = Duration.ofSeconds(3);

  /** How long nothing may move before somebody should look. */
  private static final Duration STALLED = Duration.ofMinutes(2);

  private final Supplier<Optional<Totals>> totals;
  private final Clock clock;
  private final Pause pause;
  private Totals last = Totals.NOTHING;
  private Instant moved;

  /** Waits a while. */
  interface Pause {
    void pause(Duration howLong) throws InterruptedException;
  }

  /**
   * @param totals what reporting says; nothing where it says nothing just now
   */
  Settling(Supplier<Optional<Totals>> totals, Clock clock, Pause pause) {
    this.totals = totals;
    this.clock = clock;
    this.pause = pause;
    this.moved = clock.instant();
  }

  /**
   * Returns when everything is settled.
   *
   * @param orders how many orders there have to be at least: the rows of this file
   * @param requests how many requests there have to be at least
   * @throws ImportBrokenOffException if nothing moves for two minutes and it is not
   */
  Totals await(long orders, long requests, Progress progress) {
    while (true) {
      totals.get().filter(now -> !now.equals(last)).ifPresent(this::move);
      Duration still = Duration.between(moved, clock.instant());
      boolean complete = last.orders() >= orders && last.requests() >= requests && last.open() == 0;
      if (complete && still.compareTo(STANDSTILL) >= 0) {
        return last;
      }
      if (still.compareTo(STALLED) >= 0) {
        throw stalled(orders, requests);
      }
      // Orders that are taken in count as work too: while they are, hardly a case is settled.
      long done = Math.min(orders, last.orders()) + Math.min(requests, last.settled());
      progress.tell(state(orders) + "; settled", last.settled(), done, orders + requests);
      rest();
    }
  }

  private void move(Totals now) {
    last = now;
    moved = clock.instant();
  }

  private String state(long orders) {
    return String.format("orders %,d of %,d; open cases %,d", last.orders(), orders, last.open());
  }

  private ImportBrokenOffException stalled(long orders, long requests) {
    return new ImportBrokenOffException(
        String.format(
            "nothing moved for %d s, with %s and %,d of %,d requests; everything was sent, so"
                + " watching again is enough",
            STALLED.toSeconds(), state(orders), last.requests(), requests),
        null);
  }

  private void rest() {
    try {
      pause.pause(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportBrokenOffException("interrupted", e);
    }
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries parked records again: those of a key in their order, up to the first that fails again. */
final class Redrive {

  private static final Logger log = LoggerFactory.getLogger(Redrive.class);
  private static final int PAGE = 500;

  private final ParkedRecords parked;
  private final ReactingOnce reacting;
  private final UnitsOfWork units;
  private final Attempts attempts;
  private final ListenerMetrics metrics;

  Redrive(
      ParkedRecords parked,
      ReactingOnce reacting,
      UnitsOfWork units,
      Attempts attempts,
      ListenerMetrics metrics) {
    this.parked = parked;
    this.reacting = reacting;
    this.units = units;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  /**
   * What became of a redrive.
   *
   * @param handled how many records took effect and are parked no more
   * @param failed how many keys are still held up by a record that failed again
   */
  public record Outcome(int handled, int failed) {

    Outcome plus(Outcome other) {
      return new Outcome(handled + other.handled, failed + other.failed);
    }
  }

  /** Redrives everything there is. */
  Outcome all() {
    Outcome outcome = new Outcome(0, 0);
    Set<@Nullable String> keys = new HashSet<>();
    long after = 0;
    List<ParkedRecord> page = parked.list(after, PAGE);
    while (!page.isEmpty()) {
      for (ParkedRecord record : page) {
        if (keys.add(record.key())) {
          outcome = outcome.plus(key(record.key()));
        }
        after = record.id();
      }
      page = parked.list(after, PAGE);
    }
    return outcome;
  }

  /** Redrives the records of one key. */
  Outcome key(@Nullable String key) {
    int handled = 0;
    Optional<ParkedRecord> first = parked.first(key);
    while (first.isPresent()) {
      ParkedRecord record = first.get();
      try {
        if (attempts.call(() -> units.call(() -> redrive(record)))) {
          metrics.redriven();
          handled++;
        }
      } catch (RuntimeException e) {
        if (Causes.isTransient(e)) {
          throw e;
        }
        log.warn("Parked record {} failed again: {}", record.id(), Causes.inShort(e));
        units.run(() -> parked.failedAgain(record.id(), e));
        return new Outcome(handled, 1);
      }
      first = parked.first(key);
    }
    return new Outcome(handled, 0);
  }

  /** Whether the record was still there; another redrive may have been quicker. */
  private boolean redrive(ParkedRecord record) {
    if (record.key() != null) {
      parked.lock(record.key());
    }
    boolean isThere = parked.find(record.id()).isPresent();
    if (isThere) {
      reacting.react(List.of(new Received(record.toKafka())));
      parked.delete(record.id());
    }
    return isThere;
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.UnitsOfWork;
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
  private final BatchListener listener;
  private final UnitsOfWork units;

  Redrive(ParkedRecords parked, BatchListener listener, UnitsOfWork units) {
    this.parked = parked;
    this.listener = listener;
    this.units = units;
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
        units.run(() -> redrive(record));
      } catch (RuntimeException e) {
        log.warn("Parked record {} failed again: {}", record.id(), Causes.inShort(e));
        units.run(() -> parked.failedAgain(record.id(), e));
        return new Outcome(handled, 1);
      }
      log.info("Parked record {} took effect", record.id());
      handled++;
      first = parked.first(key);
    }
    return new Outcome(handled, 0);
  }

  private void redrive(ParkedRecord record) {
    if (record.key() != null) {
      parked.lock(record.key());
    }
    if (parked.find(record.id()).isPresent()) {
      listener.redrive(record.toKafka());
      parked.delete(record.id());
    }
  }
}

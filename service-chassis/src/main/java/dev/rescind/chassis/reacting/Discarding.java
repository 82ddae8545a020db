package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up a record that nothing can help, on record, and lets those behind it go on. */
final class Discarding {

  private static final Logger log = LoggerFactory.getLogger(Discarding.class);
  private static final int LONGEST_REASON = 500;

  private final ParkedRecords parked;
  private final DiscardedRecords discarded;
  private final Redrive redrive;
  private final UnitsOfWork units;
  private final ListenerMetrics metrics;

  Discarding(
      ParkedRecords parked,
      DiscardedRecords discarded,
      Redrive redrive,
      UnitsOfWork units,
      ListenerMetrics metrics) {
    this.parked = parked;
    this.discarded = discarded;
    this.redrive = redrive;
    this.units = units;
    this.metrics = metrics;
  }

  /**
   * Discards the record.
   *
   * @return what became of the records that waited behind it
   * @throws ProblemException 400 without a reason; 404 if it is parked no more; 409 if nothing is
   *     wrong with it but the one before it
   */
  Redrive.Outcome discard(ParkedRecord record, String reason, Caller caller) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have 1 to %d characters".formatted(LONGEST_REASON));
    }
    units.run(() -> move(record, reason.strip(), caller.subject()));
    metrics.discarded();
    log.warn("Parked record {} was discarded by {}", record.id(), caller.subject());
    return redrive.key(record.key());
  }

  private void move(ParkedRecord record, String reason, String by) {
    if (record.key() != null) {
      parked.lock(record.key());
    }
    ParkedRecord now =
        parked
            .find(record.id())
            .orElseThrow(() -> ProblemException.notFound("the record is parked no more"));
    if (now.waiting()) {
      throw ProblemException.conflict(
          "waits-behind-another",
          "nothing is wrong with this record; redrive or discard the one that it waits behind");
    }
    discarded.take(record.id(), reason, by);
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Reacts to what a poll brought. All of it in one unit of work with the inbox; if that fails, each
 * record in one of its own, with a few tries; what fails for good is parked with its cause, and
 * later records of its key wait behind it. What fails because database or broker are away is thrown
 * to the container, which offers the batch again until it succeeds. Idempotent by {@code ce_id}.
 */
final class BatchListener implements BatchMessageListener<String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(BatchListener.class);

  private final Reactions reactions;
  private final ReactingOnce reacting;
  private final ParkedRecords parked;
  private final UnitsOfWork units;
  private final Attempts attempts;
  private final ListenerMetrics metrics;

  BatchListener(
      Reactions reactions,
      ReactingOnce reacting,
      ParkedRecords parked,
      UnitsOfWork units,
      Attempts attempts,
      ListenerMetrics metrics) {
    this.reactions = reactions;
    this.reacting = reacting;
    this.parked = parked;
    this.units = units;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<Received> concerning =
        records.stream().map(Received::new).filter(reactions::concern).toList();
    if (!concerning.isEmpty()) {
      metrics.batch(concerning.size());
      handle(concerning);
    }
    metrics.ignored(records.size() - concerning.size());
  }

  private void handle(List<Received> records) {
    try {
      metrics.count(units.call(() -> reactUnlessBlocked(records)));
    } catch (RuntimeException together) {
      if (Causes.isTransient(together) && !Causes.isConcurrency(together)) {
        throw together;
      }
      if (records.size() > 1) {
        log.info("A batch of {} goes one by one: {}", records.size(), Causes.inShort(together));
      }
      records.forEach(this::handleAlone);
    }
  }

  private void handleAlone(Received record) {
    try {
      metrics.count(attempts.call(() -> units.call(() -> reactUnlessBlocked(List.of(record)))));
    } catch (RuntimeException e) {
      if (Causes.isTransient(e)) {
        throw e;
      }
      log.error("Parked {}: {}", record.origin(), Causes.inShort(e));
      units.run(() -> parked.park(record, e));
      metrics.parked();
    }
  }

  private Tally reactUnlessBlocked(List<Received> records) {
    Set<String> blocked = parked.keysAmong(records);
    List<Received> free = new ArrayList<>(records.size());
    for (Received record : records) {
      if (record.isTombstone()) {
        forget(record, blocked);
        free.add(record);
      } else if (blocked.contains(record.key())) {
        parked.waitBehind(record);
      } else {
        free.add(record);
      }
    }
    List<Received> applied = reacting.react(free);
    return new Tally(applied, free.size() - applied.size(), records.size() - free.size());
  }

  /** An erasure waits for nothing: what is parked of it is to go, not to be read after all. */
  private void forget(Received tombstone, Set<String> blocked) {
    parked.forget(tombstone);
    if (blocked.contains(tombstone.key()) && parked.first(tombstone.key()).isEmpty()) {
      blocked.remove(tombstone.key());
    }
  }

  /**
   * What became of records, to be counted once that is committed.
   *
   * @param applied took effect
   * @param duplicates had taken effect before
   * @param waiting were put behind a parked record of their key
   */
  record Tally(List<Received> applied, int duplicates, int waiting) {}
}

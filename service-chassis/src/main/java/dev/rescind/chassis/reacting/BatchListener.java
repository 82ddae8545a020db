package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.PostgresEventStorage;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.events.RescindEvent;
import java.util.ArrayList;
import java.util.HashSet;
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
  private final Inbox inbox;
  private final ParkedRecords parked;
  private final UnitsOfWork units;
  private final PostgresEventStorage storage;
  private final Attempts attempts;
  private final ListenerMetrics metrics;

  BatchListener(
      Reactions reactions,
      Inbox inbox,
      ParkedRecords parked,
      UnitsOfWork units,
      PostgresEventStorage storage,
      Attempts attempts,
      ListenerMetrics metrics) {
    this.reactions = reactions;
    this.inbox = inbox;
    this.parked = parked;
    this.units = units;
    this.storage = storage;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<Received> concerning =
        records.stream().map(Received::new).filter(reactions::concern).toList();
    metrics.received(records.size(), concerning.size());
    if (concerning.isEmpty()) {
      return;
    }
    try {
      units.run(() -> reactTogether(concerning));
    } catch (RuntimeException together) {
      if (concerning.size() > 1) {
        log.info("A batch of {} goes one by one: {}", concerning.size(), Causes.inShort(together));
      }
      concerning.forEach(this::reactAlone);
    }
  }

  private void reactTogether(List<Received> records) {
    Set<String> blocked = parked.keysAmong(records);
    List<Received> free = new ArrayList<>(records.size());
    for (Received record : records) {
      if (blocked.contains(record.kafka().key())) {
        parked.waitBehind(record);
      } else {
        free.add(record);
      }
    }
    react(free);
  }

  private void reactAlone(Received record) {
    try {
      attempts.run(() -> units.run(() -> reactTogether(List.of(record))));
    } catch (RuntimeException e) {
      if (Causes.isTransient(e)) {
        throw e;
      }
      log.error(
          "Parked {}-{}@{}: {}",
          record.kafka().topic(),
          record.kafka().partition(),
          record.kafka().offset(),
          Causes.inShort(e));
      units.run(() -> parked.park(record, e));
      metrics.parked();
    }
  }

  /** Reacts to those of the records that are new; to be called in a unit of work. */
  void react(List<Received> records) {
    records.stream().filter(Received::isTombstone).forEach(reactions::erase);
    List<Received> events = records.stream().filter(record -> !record.isTombstone()).toList();
    if (events.isEmpty()) {
      return;
    }
    Set<String> fresh = inbox.note(events);
    List<Reading> readings = new ArrayList<>(fresh.size());
    for (Received record : events) {
      if (fresh.remove(record.eventId())) {
        reactions.read(record).ifPresent(event -> readings.add(new Reading(record, event)));
      }
    }
    metrics.duplicates(events.size() - readings.size());
    prefetch(readings);
    readings.forEach(reading -> reactions.react(reading.event(), reading.record().cause()));
    metrics.applied(readings.size());
  }

  private void prefetch(List<Reading> readings) {
    Set<String> streams = new HashSet<>();
    readings.forEach(reading -> streams.addAll(reactions.streams(reading.event())));
    if (streams.size() > 1) {
      storage.prefetch(streams);
    }
  }

  private record Reading(Received record, RescindEvent event) {}

  /** Redrives a parked record; to be called in a unit of work. */
  void redrive(ConsumerRecord<String, byte[]> record) {
    react(List.of(new Received(record)));
  }
}

package dev.rescind.chassis.reacting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts records when what became of them is committed, so that received = ignored + applied +
 * duplicates + parked + waiting holds at any time, whatever was rolled back or offered again.
 */
final class ListenerMetrics {

  private final Counter received;
  private final Counter waiting;
  private final Counter redriven;
  private final Counter discarded;
  private final Counter ignored;
  private final Counter applied;
  private final Counter duplicates;
  private final Counter parked;
  private final DistributionSummary batch;

  ListenerMetrics(MeterRegistry registry) {
    received = counter(registry, "received", "Records that were dealt with");
    ignored = counter(registry, "ignored", "Records of event types that are of no concern here");
    applied = counter(registry, "applied", "Events that took effect");
    duplicates = counter(registry, "duplicates", "Events that had taken effect before");
    parked = counter(registry, "parked", "Records parked with their cause");
    waiting = counter(registry, "waiting", "Records put behind a parked one of their key");
    redriven = counter(registry, "redriven", "Parked or waiting records that took effect later");
    discarded = counter(registry, "discarded", "Parked records that a person gave up");
    batch =
        DistributionSummary.builder("rescind.listener.batch")
            .description("Records of one poll that are of concern")
            .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("rescind.listener." + name).description(description).register(registry);
  }

  void batch(int concerning) {
    batch.record(concerning);
  }

  void ignored(int records) {
    received.increment(records);
    ignored.increment(records);
  }

  void count(BatchListener.Tally tally) {
    received.increment(tally.applied() + tally.duplicates() + tally.waiting());
    applied.increment(tally.applied());
    duplicates.increment(tally.duplicates());
    waiting.increment(tally.waiting());
  }

  void parked() {
    received.increment();
    parked.increment();
  }

  void discarded() {
    discarded.increment();
  }

  void redriven() {
    redriven.increment();
  }
}

package dev.rescind.chassis.reacting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts so that received = ignored + applied + duplicate + parked + waiting can be checked. */
final class ListenerMetrics {

  private final Counter received;
  private final Counter ignored;
  private final Counter applied;
  private final Counter duplicates;
  private final Counter parked;
  private final DistributionSummary batch;

  ListenerMetrics(MeterRegistry registry) {
    received = counter(registry, "received", "Records polled");
    ignored = counter(registry, "ignored", "Records of event types that are of no concern here");
    applied = counter(registry, "applied", "Events that took effect");
    duplicates = counter(registry, "duplicates", "Events that had taken effect before");
    parked = counter(registry, "parked", "Records parked with their cause");
    batch =
        DistributionSummary.builder("rescind.listener.batch")
            .description("Records of one poll that are of concern")
            .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("rescind.listener." + name).description(description).register(registry);
  }

  void received(int all, int concerning) {
    received.increment(all);
    ignored.increment(all - concerning);
    if (concerning > 0) {
      batch.record(concerning);
    }
  }

  void applied(int events) {
    applied.increment(events);
  }

  void duplicates(int events) {
    duplicates.increment(events);
  }

  void parked() {
    parked.increment();
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.time.WorldClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Counts records when what became of them is committed, so that received = ignored + applied +
 * duplicates + parked + waiting holds at any time, whatever was rolled back or offered again.
 */
final class ListenerMetrics {

  /** From what a good day looks like to what an outage looks like. */
  private static final Duration[] BOUNDS =
      Stream.of(
              1, 2, 3, 5, 8, 12, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000,
              600_000, 3_600_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Clock clock;
  private final WorldClock world;
  private final Map<String, Timer> delays = new ConcurrentHashMap<>();
  private final Counter received;
  private final Counter waiting;
  private final Counter redriven;
  private final Counter discarded;
  private final Counter ignored;
  private final Counter applied;
  private final Counter duplicates;
  private final Counter parked;
  private final DistributionSummary batch;

  ListenerMetrics(MeterRegistry registry, Clock clock, WorldClock world) {
    this.registry = registry;
    this.clock = clock;
    this.world = world;
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
    int took = tally.applied().size();
    received.increment(took + tally.duplicates() + tally.waiting());
    applied.increment(took);
    duplicates.increment(tally.duplicates());
    waiting.increment(tally.waiting());
    delays(tally.applied());
  }

  /** How long each was on its way, from the writer's store to its effect here, as clocks agree. */
  private void delays(List<Received> applied) {
    Instant now = clock.instant();
    Instant outside = world.instant();
    for (Received record : applied) {
      delays
          .computeIfAbsent(record.kafka().topic(), this::delay)
          .record(Collections.max(List.of(Duration.ZERO, record.delay(now, outside))));
    }
  }

  private Timer delay(String topic) {
    return Timer.builder("rescind.listener.delay")
        .description(
            "From when an event was stored, or sent by upstream, until it took effect here")
        .tag("topic", topic)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
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

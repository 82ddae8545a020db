package dev.rescind.chassis.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What the publisher is doing, for dashboards and for the health page. */
final class PublisherMetrics implements HealthIndicator {

  /** A batch that is not acknowledged within this means that the broker is away. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Counter published;
  private final Counter gapWaits;
  private final Counter failures;
  private final DistributionSummary batch;
  private final AtomicLong position = new AtomicLong();
  private final AtomicLong sendingSince = new AtomicLong();
  private final AtomicBoolean isSending = new AtomicBoolean();
  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();

  PublisherMetrics(MeterRegistry registry) {
    published =
        Counter.builder("rescind.publisher.published")
            .description("Events acknowledged by the broker")
            .register(registry);
    gapWaits =
        Counter.builder("rescind.publisher.gap.waits")
            .description("Looks at a gap in the event store that may still be filled")
            .register(registry);
    failures =
        Counter.builder("rescind.publisher.failures")
            .description("Batches that broker or database refused, to be sent again")
            .register(registry);
    batch =
        DistributionSummary.builder("rescind.publisher.batch")
            .description("Events sent and acknowledged together")
            .register(registry);
    Gauge.builder("rescind.publisher.position", position, AtomicLong::get)
        .description("Position in the event store up to which everything is on Kafka")
        .register(registry);
  }

  void sending() {
    sendingSince.set(System.nanoTime());
    isSending.set(true);
  }

  void published(List<StoredEvent> events, long upTo) {
    isSending.set(false);
    published.increment(events.size());
    if (!events.isEmpty()) {
      batch.record(events.size());
    }
    position.set(upTo);
    problem.set(null);
  }

  void standby() {
    isSending.set(false);
    problem.set(null);
  }

  void waitedAtGap() {
    gapWaits.increment();
  }

  void failed(Exception cause) {
    isSending.set(false);
    failures.increment();
    problem.set(cause.getClass().getSimpleName());
  }

  /** The producer never gives up while the broker is away, so silence has to be noticed here. */
  private boolean isStuck() {
    return isSending.get() && System.nanoTime() - sendingSince.get() > PATIENCE.toNanos();
  }

  @Override
  public Health health() {
    String current = isStuck() ? "NoAcknowledgement" : problem.get();
    return current == null
        ? Health.up().withDetail("position", position.get()).build()
        : Health.down()
            .withDetail("problem", current)
            .withDetail("position", position.get())
            .build();
  }
}

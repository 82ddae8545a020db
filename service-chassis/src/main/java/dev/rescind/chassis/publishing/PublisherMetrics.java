package dev.rescind.chassis.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What the publisher is doing, for dashboards and for the health page. */
final class PublisherMetrics implements HealthIndicator {

  private final Counter published;
  private final Counter gapWaits;
  private final Counter failures;
  private final AtomicLong position = new AtomicLong();
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
    Gauge.builder("rescind.publisher.position", position, AtomicLong::get)
        .description("Position in the event store up to which everything is on Kafka")
        .register(registry);
  }

  void published(List<StoredEvent> events, long upTo) {
    published.increment(events.size());
    position.set(upTo);
    problem.set(null);
  }

  void standby() {
    problem.set(null);
  }

  void waitedAtGap() {
    gapWaits.increment();
  }

  void failed(Exception cause) {
    failures.increment();
    problem.set(cause.getClass().getSimpleName());
  }

  @Override
  public Health health() {
    String current = problem.get();
    return current == null
        ? Health.up().withDetail("position", position.get()).build()
        : Health.down()
            .withDetail("problem", current)
            .withDetail("position", position.get())
            .build();
  }
}

package dev.rescind.chassis.reacting;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Whether the listener runs, has been given partitions and hears from the broker: who loses the
 * broker keeps its partitions without noticing.
 */
final class ConsumerHealth implements HealthIndicator {

  private final ConcurrentMessageListenerContainer<String, byte[]> container;

  ConsumerHealth(ConcurrentMessageListenerContainer<String, byte[]> container) {
    this.container = container;
  }

  /** Every consumer polls without a break, so one without a connection cannot reach the broker. */
  private boolean isInTouch() {
    return container.metrics().values().stream()
        .flatMap(metrics -> metrics.entrySet().stream())
        .filter(metric -> metric.getKey().name().equals("connection-count"))
        .allMatch(metric ->
            metric.getValue().metricValue() instanceof Number open && open.intValue() > 0);
  }

  @Override
  public Health health() {
    var partitions = container.getAssignedPartitions();
    boolean assigned = partitions != null && !partitions.isEmpty();
    boolean inTouch = isInTouch();
    return (container.isRunning() && assigned && inTouch ? Health.up() : Health.outOfService())
        .withDetail("inTouch", inTouch)
        .withDetail("running", container.isRunning())
        .withDetail("partitions", partitions == null ? 0 : partitions.size())
        .build();
  }
}

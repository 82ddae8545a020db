package dev.rescind.chassis.reacting;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Whether the listener runs and has been given partitions. */
final class ConsumerHealth implements HealthIndicator {

  private final ConcurrentMessageListenerContainer<String, byte[]> container;

  ConsumerHealth(ConcurrentMessageListenerContainer<String, byte[]> container) {
    this.container = container;
  }

  @Override
  public Health health() {
    var partitions = container.getAssignedPartitions();
    boolean assigned = partitions != null && !partitions.isEmpty();
    return (container.isRunning() && assigned ? Health.up() : Health.outOfService())
        .withDetail("running", container.isRunning())
        .withDetail("partitions", partitions == null ? 0 : partitions.size())
        .build();
  }
}

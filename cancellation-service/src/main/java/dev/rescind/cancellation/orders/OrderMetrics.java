package dev.rescind.cancellation.orders;

import dev.rescind.chassis.metrics.OnceCommitted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Orders that became known: what the share of cancelled ones is a share of. */
@Component
final class OrderMetrics {

  private final Counter placed;

  OrderMetrics(MeterRegistry registry) {
    placed =
        Counter.builder("rescind.orders.placed")
            .description("Orders that became known; history not counted")
            .register(registry);
  }

  void placed(long orders) {
    OnceCommitted.count(() -> placed.increment((double) orders));
  }
}

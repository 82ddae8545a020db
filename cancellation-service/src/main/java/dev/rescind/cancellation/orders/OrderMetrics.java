package dev.rescind.cancellation.orders;

import dev.rescind.chassis.metrics.OnceCommitted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Orders that became known, what the share of cancelled ones is a share of; and payments that fit
 * no order.
 */
@Component
final class OrderMetrics {

  private final Counter placed;
  private final Counter foreign;

  OrderMetrics(MeterRegistry registry) {
    placed =
        Counter.builder("rescind.orders.placed")
            .description("Orders that became known; history not counted")
            .register(registry);
    foreign =
        Counter.builder("rescind.orders.payments.foreign")
            .description("Payments in another currency than their order, which do not count")
            .register(registry);
  }

  void placed(long orders) {
    OnceCommitted.count(() -> placed.increment((double) orders));
  }

  void foreign(long payments) {
    OnceCommitted.count(() -> foreign.increment((double) payments));
  }
}

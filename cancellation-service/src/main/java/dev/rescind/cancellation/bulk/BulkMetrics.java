package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.BulkOrders.Decided;
import dev.rescind.cancellation.bulk.BulkOrders.Outcome;
import dev.rescind.chassis.metrics.OnceCommitted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders of bulk cancellations, by what became of them. */
@Component
final class BulkMetrics {

  private final MeterRegistry registry;

  BulkMetrics(MeterRegistry registry) {
    this.registry = registry;
    List.of(Outcome.CANCELLED, Outcome.AWAITING, Outcome.REFUSED).forEach(this::of);
  }

  /** Counts them once their outcome is committed. */
  void decided(List<Decided> orders) {
    OnceCommitted.count(() -> orders.forEach(order -> of(order.outcome()).increment()));
  }

  private Counter of(Outcome outcome) {
    return Counter.builder("rescind.bulk.orders")
        .description("Orders of bulk cancellations that were decided")
        .tag("outcome", outcome.name())
        .register(registry);
  }
}

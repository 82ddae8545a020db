package dev.rescind.cancellation.cases;

import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision goes by.
 *
 * @param order the order as it is known now
 * @param policy the version that judged the request
 */
public record Basis(OrderFacts order, Policy policy) {

  ZoneId zone() {
    return policy.zoneOf(order);
  }

  /** The order as if it had reached by then whatever it has reached by now. */
  OrderFacts reachedBy(Instant at) {
    Milestones reached = order.milestones();
    return new OrderFacts(
        order.placed(),
        new Milestones(
            earlier(reached.fulfilmentStartedAt(), at),
            earlier(reached.shippedAt(), at),
            earlier(reached.completedAt(), at),
            earlier(reached.noShowAt(), at),
            earlier(reached.closedAt(), at)),
        order.payments(),
        order.attributes());
  }

  private static @Nullable Instant earlier(@Nullable Instant reached, Instant at) {
    return reached != null && reached.isAfter(at) ? at : reached;
  }

  /** The order as it was then. */
  OrderFacts orderAsOf(Instant at) {
    return order.asOf(at);
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.time.ZoneId;

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

  /** The order as it was then. */
  OrderFacts orderAsOf(Instant at) {
    return order.asOf(at);
  }
}

package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderCases;
import dev.rescind.cancellation.orders.VisibleOrders;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.policy.OrderRules;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The rules that hold for an order, to be shown before anybody applies. */
@RestController
class OrderPolicyApi {

  private final VisibleOrders orders;
  private final OrderCases cases;
  private final PolicyBook policies;
  private final Clock clock;

  OrderPolicyApi(VisibleOrders orders, OrderCases cases, PolicyBook policies, Clock clock) {
    this.orders = orders;
    this.cases = cases;
    this.policies = policies;
    this.clock = clock;
  }

  /** What a request made now would be judged by, and what would come of it. */
  @GetMapping("/api/orders/{orderId}/policy")
  OrderRules rules(@PathVariable String orderId, Caller caller) {
    KnownOrder order = orders.find(orderId, caller);
    Instant now = clock.instant();
    return policies
        .catalogue()
        .find(order.facts().placed(), now)
        .map(policy -> policy.rulesFor(order.facts(), cases.claimed(order).cancelled(), now))
        .orElseThrow(() -> ProblemException.notFound("no policy is in force for this order"));
  }
}

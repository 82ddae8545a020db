package dev.rescind.cancellation.cases;

import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.Limits;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How often a customer cancelled lately, as the limits of a policy count. */
@Component
class RecentCancellations {

  private final Cases cases;

  RecentCancellations(Cases cases) {
    this.cases = cases;
  }

  /**
   * How many cancellations of other orders the customer asked for, as far back as the limits look;
   * none where there are no limits or somebody else asks.
   */
  int of(Requester requester, OrderFacts order, Policy policy, Instant at) {
    Limits limits = policy.terms().limits();
    if (limits == null || requester.party() != Party.CUSTOMER || requester.id() == null) {
      return 0;
    }
    OrderId orderId = order.placed().orderId();
    Instant since = limits.within().before(at, policy.zoneOf(order));
    return cases.recent(requester.id(), orderId, since, at);
  }
}

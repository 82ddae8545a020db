package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.quotes.Surroundings;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Limits;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells quotes what surrounds a request, as the cases will see it. */
@Component
final class CaseSurroundings implements Surroundings {

  private final Cases cases;

  CaseSurroundings(Cases cases) {
    this.cases = cases;
  }

  @Override
  public Circumstances of(KnownOrder order, Requester requester, Policy policy, Instant at) {
    return new Circumstances(recent(order, requester, policy, at), order.contactedAt(), Map.of());
  }

  private int recent(KnownOrder order, Requester requester, Policy policy, Instant at) {
    Limits limits = policy.terms().limits();
    OrderId orderId = order.facts().placed().orderId();
    return limits == null || requester.party() != Party.CUSTOMER || requester.id() == null
        ? 0
        : cases.recent(
            requester.id(), orderId, limits.within().before(at, policy.zoneOf(order.facts())), at);
  }
}

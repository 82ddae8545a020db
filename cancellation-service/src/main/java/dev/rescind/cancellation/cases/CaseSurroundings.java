package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.quotes.Surroundings;
import dev.rescind.events.Requester;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Policy;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells quotes what surrounds a request, as the cases will see it. */
@Component
final class CaseSurroundings implements Surroundings {

  private final RecentCancellations recent;

  CaseSurroundings(RecentCancellations recent) {
    this.recent = recent;
  }

  @Override
  public Circumstances of(KnownOrder order, Requester requester, Policy policy, Instant at) {
    return new Circumstances(recent.of(requester, order.facts(), policy, at), order.contactedAt());
  }
}

package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.events.Requester;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Policy;
import java.time.Instant;

/** What surrounds a request beside its order; known to the cases. */
public interface Surroundings {

  /**
   * The circumstances in which a request would be made.
   *
   * @param at UTC
   */
  Circumstances of(KnownOrder order, Requester requester, Policy policy, Instant at);
}

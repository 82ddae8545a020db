package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.VisibleOrders;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.Reason;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks who asks for a quote and whether a request of that form could be made at all. */
@Component
class Asker {

  private final VisibleOrders orders;
  private final PolicyBook policies;
  private final Clock clock;

  Asker(VisibleOrders orders, PolicyBook policies, Clock clock) {
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Who would ask: whoever calls, or whom upstream names.
   *
   * @throws ProblemException 400 or 403 if the caller may not ask this way
   */
  Requester of(Caller caller, @Nullable Requester named) {
    if (caller.is(Role.UPSTREAM)) {
      if (named == null) {
        throw ProblemException.invalid("requester", "is required of upstream systems");
      }
      return named;
    }
    if (named != null) {
      throw ProblemException.invalid("requester", "is for upstream systems alone");
    }
    if (caller.is(Role.CUSTOMER)) {
      return new Requester(Party.CUSTOMER, caller.subject());
    }
    if (caller.is(Role.MERCHANT)) {
      return new Requester(Party.MERCHANT, caller.subject());
    }
    caller.requireAny(Role.SUPPORT);
    return new Requester(Party.PLATFORM, caller.subject());
  }

  /**
   * @throws ProblemException 404 if the order is not known or not the requester's
   */
  KnownOrder order(String orderId, Requester requester) {
    return orders.find(orderId, placed -> isParty(requester, placed));
  }

  private static boolean isParty(Requester requester, OrderPlaced placed) {
    return switch (requester.party()) {
      case CUSTOMER -> placed.customerId().value().equals(requester.id());
      case MERCHANT -> placed.merchantId().value().equals(requester.id());
      case PLATFORM -> true;
    };
  }

  /**
   * @throws ProblemException 400 if the order's policy does not take the reason from the requester
   */
  void requireReason(KnownOrder order, Requester requester, String code) {
    Optional<Reason> reason =
        policies
            .catalogue()
            .find(order.facts().placed(), clock.instant())
            .flatMap(policy -> policy.reason(code));
    if (reason.isEmpty()) {
      throw ProblemException.invalid("reason", "must be one of those GET /api/reasons lists");
    }
    if (!reason.get().requesters().contains(requester.party())) {
      throw ProblemException.invalid(
          "reason", "must be one that a " + requester.party() + " may give");
    }
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.OrderFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and touch which order and case: customers and merchants their own, support all. */
@Component
class CaseAccess {

  private final OrderBook orders;

  CaseAccess(OrderBook orders) {
    this.orders = orders;
  }

  /**
   * Whether the caller may see the case; who asked for it may even while its order is not known.
   * Once it is, an order that turns out to be somebody else's is none of theirs.
   */
  static boolean maySee(Caller caller, CaseResource found) {
    boolean unknown = found.customerId() == null && found.merchantId() == null;
    return caller.maySee(found.customerId(), found.merchantId())
        || (unknown
            && asksFor(caller, found.requester().party())
            && caller.subject().equals(found.requester().id()));
  }

  private static boolean asksFor(Caller caller, Party party) {
    return switch (party) {
      case CUSTOMER -> caller.is(Role.CUSTOMER);
      case MERCHANT -> caller.is(Role.MERCHANT);
      case PLATFORM -> false;
    };
  }

  /**
   * As which party of a case the caller acts; who may see it is asked before.
   *
   * @throws ProblemException 403 if the caller is none of them
   */
  static Requester party(Caller caller, CaseResource seen) {
    if (caller.is(Role.CUSTOMER) && caller.subject().equals(own(seen, Party.CUSTOMER))) {
      return new Requester(Party.CUSTOMER, caller.subject());
    }
    if (caller.is(Role.MERCHANT) && caller.subject().equals(own(seen, Party.MERCHANT))) {
      return new Requester(Party.MERCHANT, caller.subject());
    }
    if (caller.isAny(Role.SUPPORT, Role.ARBITER)) {
      return new Requester(Party.PLATFORM, caller.subject());
    }
    throw ProblemException.forbidden("you are no party of this case");
  }

  private static @Nullable String own(CaseResource seen, Party party) {
    String known = party == Party.CUSTOMER ? seen.customerId() : seen.merchantId();
    return known != null || seen.requester().party() != party ? known : seen.requester().id();
  }

  /**
   * @throws ProblemException 403 if the order is known and not the requester's
   */
  void requireParty(Requester requester, OrderId orderId) {
    boolean strangers =
        orders
            .find(orderId)
            .map(OrderFacts::placed)
            .filter(placed -> !isParty(requester, placed))
            .isPresent();
    if (strangers) {
      throw ProblemException.forbidden("this order is not yours");
    }
  }

  private static boolean isParty(Requester requester, OrderPlaced placed) {
    return switch (requester.party()) {
      case CUSTOMER -> placed.customerId().value().equals(requester.id());
      case MERCHANT -> placed.merchantId().value().equals(requester.id());
      case PLATFORM -> true;
    };
  }
}

package dev.rescind.cancellation.orders;

import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The order book, and the rules that hold for an order. */
@RestController
@RequestMapping("/api/orders")
class OrderApi {

  private static final int MOST = 200;

  private final OrderBook orders;
  private final PolicyBook policies;
  private final Clock clock;

  OrderApi(OrderBook orders, PolicyBook policies, Clock clock) {
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  /** An order as far as it is known here. */
  record OrderResource(
      OrderPlaced order,
      Money total,
      Money paid,
      List<OrderPaid> payments,
      @Nullable Instant completedAt,
      @Nullable Instant noShowAt) {

    static OrderResource of(OrderFacts facts) {
      return new OrderResource(
          facts.placed(),
          facts.placed().total(),
          facts.paid(),
          facts.payments(),
          facts.completedAt(),
          facts.noShowAt());
    }
  }

  /**
   * A page of orders, the latest placed first.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record Page(List<OrderResource> orders, @Nullable String next) {}

  @GetMapping("/{orderId}")
  OrderResource show(@PathVariable String orderId, Caller caller) {
    return OrderResource.of(visible(orderId, caller));
  }

  /** The policy that a request made now would be judged by. */
  @GetMapping("/{orderId}/policy")
  JsonNode policy(@PathVariable String orderId, Caller caller) {
    return policies
        .catalogue()
        .find(visible(orderId, caller).placed(), clock.instant())
        .map(Policy::document)
        .orElseThrow(() -> ProblemException.notFound("no policy is in force for this order"));
  }

  @GetMapping
  Page search(
      @RequestParam(required = false) @Nullable String customerId,
      @RequestParam(required = false) @Nullable String merchantId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    caller.requireAny(Role.CUSTOMER, Role.MERCHANT, Role.SUPPORT, Role.ARBITER);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("limit", "must be 1 to " + MOST);
    }
    boolean all = caller.isAny(Role.SUPPORT, Role.ARBITER);
    Cursor cursor = Cursor.parse(after);
    List<OrderFacts> found =
        orders.search(
            all || !caller.is(Role.CUSTOMER) ? customerId : caller.subject(),
            all || !caller.is(Role.MERCHANT) ? merchantId : caller.subject(),
            cursor.before(),
            cursor.beforeId(),
            limit);
    return new Page(
        found.stream().map(OrderResource::of).toList(),
        found.size() < limit ? null : Cursor.after(found.getLast().placed()));
  }

  private OrderFacts visible(String orderId, Caller caller) {
    return orders
        .find(new OrderId(orderId))
        .filter(facts ->
            caller.maySee(facts.placed().customerId().value(), facts.placed().merchantId().value()))
        .orElseThrow(
            () -> ProblemException.notFound("there is no such order among those you may see"));
  }
}

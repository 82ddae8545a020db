package dev.rescind.cancellation.orders;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The order book. */
@RestController
@RequestMapping("/api/orders")
class OrderApi {

  private static final int MOST = 200;

  private final OrderBook orders;
  private final VisibleOrders visible;
  private final OrderCases cases;
  private final Clock clock;

  OrderApi(OrderBook orders, VisibleOrders visible, OrderCases cases, Clock clock) {
    this.orders = orders;
    this.visible = visible;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * A page of orders, the latest placed first.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record Page(List<OrderResource> orders, @Nullable String next) {}

  @GetMapping("/{orderId}")
  OrderResource show(@PathVariable String orderId, Caller caller) {
    return resources(List.of(visible.find(orderId, caller))).getFirst();
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
    List<KnownOrder> found =
        orders.search(
            all || !caller.is(Role.CUSTOMER) ? customerId : caller.subject(),
            all || !caller.is(Role.MERCHANT) ? merchantId : caller.subject(),
            Cursor.parse(after),
            limit);
    return new Page(
        resources(found),
        found.size() < limit ? null : Cursor.after(found.getLast().facts().placed()));
  }

  private List<OrderResource> resources(List<KnownOrder> found) {
    Map<OrderId, List<OrderCases.Listed>> listed =
        cases.of(found.stream().map(order -> order.facts().placed().orderId()).toList());
    return found.stream()
        .map(order ->
            OrderResource.of(
                order,
                clock.instant(),
                listed.getOrDefault(order.facts().placed().orderId(), List.of())))
        .toList();
  }
}

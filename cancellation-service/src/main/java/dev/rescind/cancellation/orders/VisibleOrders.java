package dev.rescind.cancellation.orders;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Orders for those who may see them; to others they are not there. */
@Component
public class VisibleOrders {

  private final OrderBook orders;

  VisibleOrders(OrderBook orders) {
    this.orders = orders;
  }

  /**
   * The order, for one of its parties, support or an arbiter.
   *
   * @throws ProblemException 404 if it is not known, or not the caller's to see
   */
  public KnownOrder find(String orderId, Caller caller) {
    return find(
        orderId, placed -> caller.maySee(placed.customerId().value(), placed.merchantId().value()));
  }

  /**
   * The order, if whoever asks for it may see it.
   *
   * @throws ProblemException 404 as {@link #find(String, Caller)}; 400 for what is no id
   */
  public KnownOrder find(String orderId, Predicate<OrderPlaced> maySee) {
    return orders
        .known(id(orderId))
        .filter(order -> maySee.test(order.facts().placed()))
        .orElseThrow(
            () -> ProblemException.notFound("there is no such order among those you may see"));
  }

  private static OrderId id(String text) {
    try {
      return new OrderId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("orderId", "must be an opaque id");
    }
  }
}

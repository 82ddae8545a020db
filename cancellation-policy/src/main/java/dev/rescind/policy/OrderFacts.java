package dev.rescind.policy;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order when it is judged.
 *
 * @param payments what was captured so far
 * @param completedAt when it was fulfilled, UTC; absent while it is not
 * @param noShowAt when the customer was recorded as not having come, UTC; absent if not
 */
public record OrderFacts(
    OrderEvent.OrderPlaced placed,
    List<OrderEvent.OrderPaid> payments,
    @Nullable Instant completedAt,
    @Nullable Instant noShowAt) {

  public OrderFacts {
    payments = List.copyOf(payments);
  }

  /**
   * What was captured in all.
   *
   * @throws ArithmeticException if a payment is in another currency than the order
   */
  public Money paid() {
    Money sum = Money.zero(placed.currency());
    for (OrderEvent.OrderPaid payment : payments) {
      sum = sum.plus(payment.captured());
    }
    return sum;
  }
}

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

  /**
   * The facts as they were at an instant: what happened after it does not count. Payments stay, as
   * it is for who pays back to say what can go back.
   */
  public OrderFacts asOf(Instant at) {
    return new OrderFacts(placed, payments, upTo(at, completedAt), upTo(at, noShowAt));
  }

  private static @Nullable Instant upTo(Instant at, @Nullable Instant happened) {
    return happened == null || happened.isAfter(at) ? null : happened;
  }
}

package dev.rescind.refund.payments;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPaid;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes what was captured, before anybody else looks at it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WhenOrderPaidThenNotePayment implements Reaction<OrderPaid> {

  private final Payments payments;

  WhenOrderPaidThenNotePayment(Payments payments) {
    this.payments = payments;
  }

  @Override
  public Class<OrderPaid> event() {
    return OrderPaid.class;
  }

  @Override
  public void on(OrderPaid event, Cause cause) {
    payments.note(event);
  }
}

package dev.rescind.refund.payments;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.PaymentReturned;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes what upstream gave back itself, before anybody else looks at it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WhenPaymentReturnedThenNoteReturn implements Reaction<PaymentReturned> {

  private final Payments payments;

  WhenPaymentReturnedThenNoteReturn(Payments payments) {
    this.payments = payments;
  }

  @Override
  public Class<PaymentReturned> event() {
    return PaymentReturned.class;
  }

  @Override
  public void on(PaymentReturned event, Cause cause) {
    payments.note(event);
  }
}

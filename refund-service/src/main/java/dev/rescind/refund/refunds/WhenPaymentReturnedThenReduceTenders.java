package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.PaymentReturned;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes back what is scheduled and not sent, where upstream gave the money back itself. */
@Component
final class WhenPaymentReturnedThenReduceTenders implements Reaction<PaymentReturned> {

  private final Reductions reductions;

  WhenPaymentReturnedThenReduceTenders(Reductions reductions) {
    this.reductions = reductions;
  }

  @Override
  public Class<PaymentReturned> event() {
    return PaymentReturned.class;
  }

  @Override
  public List<String> streams(PaymentReturned event) {
    return List.of(event.key());
  }

  @Override
  public void on(PaymentReturned event, Cause cause) {
    reductions.reduce(event.orderId(), event.paymentId(), cause);
  }
}

package dev.rescind.refund.ledger;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.refund.gateway.PaymentGateway;
import java.util.List;
import org.springframework.stereotype.Component;

/** Posts what upstream gave back itself: it left the gateway, and is owed no more. Once each. */
@Component
final class WhenPaymentReturnedThenPost implements Reaction<PaymentReturned> {

  private final Ledger ledger;
  private final PaymentGateway gateway;

  WhenPaymentReturnedThenPost(Ledger ledger, PaymentGateway gateway) {
    this.ledger = ledger;
    this.gateway = gateway;
  }

  @Override
  public Class<PaymentReturned> event() {
    return PaymentReturned.class;
  }

  @Override
  public void on(PaymentReturned event, Cause cause) {
    ledger.post(
        List.of(
            new Entry(
                "return/" + event.orderId() + "/" + event.paymentId() + "/" + event.returnId(),
                Accounts.ORDERS,
                Accounts.payments(gateway.name(), event.historical()),
                event.returned(),
                event.returnedAt())));
  }
}

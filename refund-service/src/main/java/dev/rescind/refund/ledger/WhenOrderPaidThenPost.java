package dev.rescind.refund.ledger;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.refund.gateway.PaymentGateway;
import java.util.List;
import org.springframework.stereotype.Component;

/** Posts what was captured: it is at the gateway, and owed for the order. Once a payment. */
@Component
final class WhenOrderPaidThenPost implements Reaction<OrderPaid> {

  private final Ledger ledger;
  private final PaymentGateway gateway;

  WhenOrderPaidThenPost(Ledger ledger, PaymentGateway gateway) {
    this.ledger = ledger;
    this.gateway = gateway;
  }

  @Override
  public Class<OrderPaid> event() {
    return OrderPaid.class;
  }

  @Override
  public void on(OrderPaid event, Cause cause) {
    ledger.post(
        List.of(
            new Entry(
                "payment/" + event.orderId() + "/" + event.paymentId(),
                Accounts.payments(gateway.name(), event.historical()),
                Accounts.ORDERS,
                event.captured(),
                event.paidAt())));
  }
}

package dev.rescind.refund.ledger;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.gateway.PaymentGateway;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Posts what is promised back and what is issued, in the transaction of the event. A refund that
 * failed stays promised.
 */
@Component
final class WhenRefundEventThenPost implements View {

  private final Ledger ledger;
  private final PaymentGateway gateway;

  WhenRefundEventThenPost(Ledger ledger, PaymentGateway gateway) {
    this.ledger = ledger;
    this.gateway = gateway;
  }

  @Override
  public void apply(List<Recorded> events) {
    List<Entry> entries = new ArrayList<>();
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case RefundScheduled event -> entries.add(promised(recorded.eventId(), event));
        case RefundIssued event -> entries.add(issued(recorded.eventId(), event));
        default -> {}
      }
    }
    ledger.post(entries);
  }

  private static Entry promised(String id, RefundScheduled event) {
    return new Entry(id, Accounts.ORDERS, Accounts.REFUNDS, event.amount(), event.scheduledAt());
  }

  private Entry issued(String id, RefundIssued event) {
    return new Entry(
        id,
        Accounts.REFUNDS,
        Accounts.payments(gateway.name(), event.historical()),
        event.amount(),
        event.issuedAt());
  }
}

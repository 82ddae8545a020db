package dev.rescind.refund.ledger;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.OrderId;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.gateway.PaymentGateway;
import dev.rescind.refund.refunds.RefundRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Posts what is promised back, issued, credited and paid between the parties, in the transaction of
 * the event. A refund that failed stays promised.
 */
@Component
final class WhenRefundEventThenPost implements View {

  private final Ledger ledger;
  private final PaymentGateway gateway;
  private final RefundRecords records;

  WhenRefundEventThenPost(Ledger ledger, PaymentGateway gateway, RefundRecords records) {
    this.ledger = ledger;
    this.gateway = gateway;
    this.records = records;
  }

  @Override
  public void apply(List<Recorded> events) {
    List<Entry> entries = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof RefundEvent event) {
        entry(recorded.eventId(), event).ifPresent(entries::add);
      }
    }
    ledger.post(entries);
  }

  private Optional<Entry> entry(String id, RefundEvent event) {
    return switch (event) {
      case RefundScheduled it -> Optional.of(promised(id, it));
      case RefundReduced it -> Optional.of(reduced(id, it));
      case RefundIssued it -> Optional.of(issued(id, it));
      case CreditIssued it -> Optional.of(credited(id, it));
      case CompensationPaid it -> Optional.of(compensated(id, it));
      case RefundFailed _, RefundNotDue _ -> Optional.empty();
    };
  }

  private static Entry promised(String id, RefundScheduled event) {
    return new Entry(id, Accounts.ORDERS, Accounts.REFUNDS, event.amount(), event.scheduledAt());
  }

  private static Entry reduced(String id, RefundReduced event) {
    return new Entry(id, Accounts.REFUNDS, Accounts.ORDERS, event.by(), event.reducedAt());
  }

  private Entry issued(String id, RefundIssued event) {
    return new Entry(
        id,
        Accounts.REFUNDS,
        Accounts.payments(gateway.name(), event.historical()),
        event.amount(),
        event.issuedAt());
  }

  private Entry credited(String id, CreditIssued event) {
    return new Entry(
        id,
        Accounts.ORDERS,
        Accounts.credit(owners(event.orderId())),
        event.amount(),
        event.issuedAt());
  }

  private Entry compensated(String id, CompensationPaid event) {
    RefundRecords.Owners owners = owners(event.orderId());
    return new Entry(
        id,
        Accounts.of(event.payer(), owners),
        Accounts.of(event.payee(), owners),
        event.amount(),
        event.paidAt());
  }

  private RefundRecords.Owners owners(OrderId orderId) {
    return records
        .owners(orderId)
        .orElseThrow(() -> new IllegalStateException("nobody decided anything about " + orderId));
  }
}

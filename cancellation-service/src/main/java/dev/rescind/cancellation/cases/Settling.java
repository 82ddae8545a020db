package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.SettlingCommand.NoteOverdue;
import dev.rescind.cancellation.cases.SettlingCommand.RequestRefund;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.cancellation.cases.SettlingCommand.Supersede;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.Party;
import java.util.ArrayList;
import java.util.List;

/** How a case ends: settled, kept, or overtaken by what upstream did. */
final class Settling {

  private Settling() {}

  static Decided settle(OrderCase asked, Settle command) {
    return asked.own().state() == CaseState.KEEPING
        ? Decided.events(kept(asked, command))
        : Decided.events(
            new CancellationSettled(
                asked.id(),
                asked.orderId(),
                asked.merchantId(),
                asked.customerId(),
                command.answers(),
                command.refunded(),
                command.at(),
                asked.request().upstreamRequestId(),
                asked.own().isSettledOnPaper()));
  }

  private static OrderKept kept(OrderCase asked, Settle command) {
    AlternativeOffered offered = asked.own().offered().orElseThrow();
    return new OrderKept(
        asked.id(),
        asked.orderId(),
        offered.merchantId(),
        offered.customerId(),
        offered.number(),
        null,
        command.refunded(),
        command.at(),
        asked.request().upstreamRequestId(),
        asked.own().isSettledOnPaper());
  }

  static Decided noteOverdue(OrderCase asked, NoteOverdue command) {
    return asked.own().overdue()
        ? Decided.nothing()
        : Decided.events(
            new SettlementOverdue(
                asked.id(),
                asked.orderId(),
                command.steps(),
                command.at(),
                asked.request().upstreamRequestId(),
                asked.own().isSettledOnPaper()));
  }

  /** What was approved goes back when the customer, or the platform for them, asks for it. */
  static Decided requestRefund(OrderCase asked, RequestRefund command) {
    CancellationApproved approved = asked.own().approved().orElseThrow();
    if (command.by().party() == Party.MERCHANT) {
      return Decided.refused("not-yours", "the customer asks for the refund");
    }
    if (!approved.refundWaitsForCustomer() || asked.own().refundRequested()) {
      return Decided.refused(
          "no-refund-waits", "no refund of this case waits for the customer to ask for it");
    }
    return Decided.events(
        new RefundRequested(
            asked.id(),
            asked.orderId(),
            approved.merchantId(),
            approved.customerId(),
            command.by(),
            approved.refund(),
            List.of(Settlement.refund(asked.id(), approved.refund(), command.basis())),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  /** What was settled stays so; a dispute about it goes on whatever becomes of the order. */
  static Decided supersede(OrderCase asked, Supersede command) {
    if (asked.own().isFirm()) {
      return Decided.nothing();
    }
    List<CaseEvent> events = new ArrayList<>();
    events.addAll(Offering.ended(asked, AlternativeDeclined.Why.LAPSED, null, command.at()));
    events.add(
        new CancellationSuperseded(
            asked.id(),
            asked.orderId(),
            asked.merchantId(),
            asked.customerId(),
            command.why(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
    return new Decided.Events(events);
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Has the gateway asked for each tender of a refund, decided in the transaction that schedules it.
 * History is settled on paper: no call.
 */
@Component
final class WhenRefundScheduledThenAskGateway implements View {

  private final TendersDue tenders;

  WhenRefundScheduledThenAskGateway(TendersDue tenders) {
    this.tenders = tenders;
  }

  private record Place(RefundId refundId, PaymentId paymentId) {}

  @Override
  public void apply(List<Recorded> events) {
    Map<Place, Money> left = reducedAtOnce(events);
    for (Recorded recorded : events) {
      if (recorded.event() instanceof RefundScheduled refund && !refund.historical()) {
        recorded.follow(() -> ask(refund, left, recorded.eventId()));
      }
    }
  }

  /** What is left of tenders that were reduced before anything was submitted. */
  private static Map<Place, Money> reducedAtOnce(List<Recorded> events) {
    Map<Place, Money> left = new HashMap<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof RefundReduced reduced) {
        left.put(new Place(reduced.refundId(), reduced.paymentId()), reduced.left());
      }
    }
    return left;
  }

  private void ask(RefundScheduled refund, Map<Place, Money> left, String eventId) {
    for (Tender tender : refund.tenders()) {
      Money amount =
          left.getOrDefault(new Place(refund.refundId(), tender.paymentId()), tender.amount());
      if (amount.isPositive()) {
        tenders.submit(
            new TenderDue(
                refund.orderId(), refund.refundId(), tender.paymentId(), amount, 1, eventId));
      }
    }
  }
}

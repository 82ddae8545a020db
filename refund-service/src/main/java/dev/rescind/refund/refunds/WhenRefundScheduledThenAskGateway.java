package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.RefundEvent.RefundScheduled;
import java.util.List;
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

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof RefundScheduled refund && !refund.historical()) {
        recorded.follow(() -> ask(refund, recorded.eventId()));
      }
    }
  }

  private void ask(RefundScheduled refund, String eventId) {
    refund
        .tenders()
        .forEach(tender ->
            tenders.submit(
                new TenderDue(
                    refund.orderId(),
                    refund.refundId(),
                    tender.paymentId(),
                    tender.amount(),
                    1,
                    eventId)));
  }
}

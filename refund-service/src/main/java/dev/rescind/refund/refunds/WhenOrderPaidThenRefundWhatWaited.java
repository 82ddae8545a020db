package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.payments.Payments;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Schedules the refunds that waited for this payment, as soon as their amount is captured. A step
 * whose wait is over gets what the payment adds: late money for a cancelled order goes back too.
 */
@Component
final class WhenOrderPaidThenRefundWhatWaited implements Reaction<OrderPaid> {

  private final PaymentWaits waits;
  private final Payments payments;
  private final StepScheduling scheduling;

  WhenOrderPaidThenRefundWhatWaited(
      PaymentWaits waits, Payments payments, StepScheduling scheduling) {
    this.waits = waits;
    this.payments = payments;
    this.scheduling = scheduling;
  }

  @Override
  public Class<OrderPaid> event() {
    return OrderPaid.class;
  }

  @Override
  public void on(OrderPaid event, Cause cause) {
    List<PaymentWaits.Wait> waiting = waits.lockAll(event.orderId());
    if (waiting.isEmpty()) {
      return;
    }
    List<CapturedPayment> captured = payments.of(event.orderId());
    for (PaymentWaits.Wait wait : waiting) {
      boolean isOver = wait.answered() || wait.step().overtookNone(captured);
      waits.settle(wait.step(), scheduling.schedule(wait.step(), captured, isOver, cause));
    }
  }
}

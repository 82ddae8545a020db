package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.StepId;
import dev.rescind.refund.payments.CapturedPayment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund that a decision asks for.
 *
 * @param amount what the decision gives back, zero included
 * @param decidedAt when it was decided, UTC
 * @param historical whether it is settled on paper, without a call to the gateway
 * @param captured what the decision knew to be captured of the order; absent where it did not say
 */
record DueStep(
    OrderId orderId,
    CancellationId cancellationId,
    StepId stepId,
    Money amount,
    Instant decidedAt,
    boolean historical,
    @Nullable Money captured) {

  static DueStep of(SettlingEvent decision, RefundStep step) {
    return new DueStep(
        decision.orderId(),
        decision.cancellationId(),
        step.stepId(),
        step.amount(),
        decision.setOffAt(),
        decision.historical(),
        step.captured());
  }

  /**
   * Whether every payment that the decision knew of is known here too, so that what is missing was
   * never paid. Of history nobody can say: its payments come in any order.
   */
  boolean overtookNone(List<CapturedPayment> known) {
    return captured != null && !historical && total(known) >= captured.amount();
  }

  private long total(List<CapturedPayment> known) {
    return known.stream()
        .map(CapturedPayment::amount)
        .filter(payment -> payment.currency().equals(amount.currency()))
        .mapToLong(Money::amount)
        .sum();
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.StepId;
import java.time.Instant;

/**
 * A refund that a decision asks for.
 *
 * @param amount what the decision gives back, zero included
 * @param decidedAt when it was decided, UTC
 * @param historical whether it is settled on paper, without a call to the gateway
 */
record DueStep(
    OrderId orderId,
    CancellationId cancellationId,
    StepId stepId,
    Money amount,
    Instant decidedAt,
    boolean historical) {

  static DueStep of(SettlingEvent decision, RefundStep step) {
    return new DueStep(
        decision.orderId(),
        decision.cancellationId(),
        step.stepId(),
        step.amount(),
        decision.setOffAt(),
        decision.historical());
  }
}

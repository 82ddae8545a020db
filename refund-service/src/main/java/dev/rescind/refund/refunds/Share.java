package dev.rescind.refund.refunds;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundId;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What of a step can go back now.
 *
 * @param open what the step still asks for
 * @param split what the payments carry of it
 * @param paid what they would carry had upstream given nothing back itself
 */
record Share(Money open, TenderSplit split, TenderSplit paid) {

  static Share of(
      Money open, List<CapturedPayment> captured, BiFunction<PaymentId, Money, Money> givenBack) {
    return new Share(
        open,
        TenderSplit.of(open, captured, givenBack),
        TenderSplit.of(
            open, captured.stream().map(CapturedPayment::untouched).toList(), givenBack));
  }

  /** Whether there is no payment to wait for: what is missing, if anything, upstream gave back. */
  boolean isAllThereIs() {
    return paid.total().equals(open);
  }

  RefundScheduled scheduled(ScheduleRefund command, RefundId id) {
    DueStep step = command.step();
    return new RefundScheduled(
        step.orderId(),
        step.cancellationId(),
        step.stepId(),
        id,
        split.total(),
        split.tenders(),
        command.at(),
        step.historical());
  }

  RefundNotDue nothing(ScheduleRefund command) {
    DueStep step = command.step();
    return new RefundNotDue(
        step.orderId(),
        step.cancellationId(),
        step.stepId(),
        why(),
        command.at(),
        step.historical());
  }

  private String why() {
    if (!open.isPositive()) {
      return "NOTHING_DUE";
    }
    return paid.total().isPositive() ? "RETURNED_UPSTREAM" : "NOTHING_CAPTURED";
  }
}

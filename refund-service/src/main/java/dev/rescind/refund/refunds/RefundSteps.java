package dev.rescind.refund.refunds;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.payments.Payments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Answers a refund step, or has it wait for the payment that it overtook. */
@Component
final class RefundSteps {

  private final Payments payments;
  private final PaymentWaits waits;
  private final StepScheduling scheduling;
  private final SchedulerClient deadlines;
  private final OneTimeTask<Void> endOfPaymentWait;
  private final Clock clock;
  private final Duration paymentWait;
  private final Duration historicalPaymentWait;
  private final Duration unpaidWait;

  RefundSteps(
      Payments payments,
      PaymentWaits waits,
      StepScheduling scheduling,
      SchedulerClient deadlines,
      OneTimeTask<Void> endOfPaymentWait,
      Clock clock,
      @Value("${rescind.refunds.payment-wait}") Duration paymentWait,
      @Value("${rescind.refunds.historical-payment-wait}") Duration historicalPaymentWait,
      @Value("${rescind.refunds.unpaid-wait}") Duration unpaidWait) {
    this.payments = payments;
    this.waits = waits;
    this.scheduling = scheduling;
    this.deadlines = deadlines;
    this.endOfPaymentWait = endOfPaymentWait;
    this.clock = clock;
    this.paymentWait = paymentWait;
    this.historicalPaymentWait = historicalPaymentWait;
    this.unpaidWait = unpaidWait;
  }

  void answer(DueStep step, Cause cause) {
    List<CapturedPayment> captured = payments.of(step.orderId());
    if (scheduling.schedule(step, captured, false, cause) != ScheduleAnswer.WAITS) {
      return;
    }
    payments.lock(step.orderId());
    List<CapturedPayment> capturedNow = payments.of(step.orderId());
    if (capturedNow.equals(captured)
        || scheduling.schedule(step, capturedNow, false, cause) == ScheduleAnswer.WAITS) {
      awaitPayment(step, capturedNow);
    }
  }

  private void awaitPayment(DueStep step, List<CapturedPayment> known) {
    Instant now = clock.instant();
    Instant until = now.plus(wait(step, known));
    if (waits.begin(step, now, until)) {
      deadlines.scheduleIfNotExists(endOfPaymentWait.instance(step.stepId().value()), until);
    }
  }

  private Duration wait(DueStep step, List<CapturedPayment> known) {
    if (step.overtookNone(known)) {
      return unpaidWait;
    }
    return step.historical() ? historicalPaymentWait : paymentWait;
  }
}

package dev.rescind.refund.refunds;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.events.StepId;
import dev.rescind.refund.payments.Payments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ends the wait for a payment: what is captured by then goes back, and nothing if nothing is. Finds
 * nothing to do where the payment came in time.
 */
@Configuration(proxyBeanMethods = false)
class PaymentDeadline {

  private static final int RETRIES = 4;

  private final Attempts attempts = new Attempts(RETRIES, Causes::isConcurrency);

  @Bean
  OneTimeTask<Void> endOfPaymentWait(
      UnitsOfWork units, PaymentWaits waits, Payments payments, StepScheduling scheduling) {
    return Tasks.oneTime("end-of-payment-wait")
        .execute((instance, context) ->
            attempts.run(() ->
                units.run(() -> end(new StepId(instance.getId()), waits, payments, scheduling))));
  }

  private static void end(
      StepId stepId, PaymentWaits waits, Payments payments, StepScheduling scheduling) {
    waits
        .lock(stepId)
        .filter(wait -> !wait.answered())
        .map(PaymentWaits.Wait::step)
        .ifPresent(step -> {
          Cause deadline = new Cause(null, null);
          waits.settle(
              step, scheduling.schedule(step, payments.of(step.orderId()), true, deadline));
        });
  }
}

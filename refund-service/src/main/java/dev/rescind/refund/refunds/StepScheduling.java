package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for a step to be answered, with what is captured now. */
@Component
final class StepScheduling {

  private final Commands commands;
  private final Clock clock;

  StepScheduling(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  ScheduleAnswer schedule(
      DueStep step, List<CapturedPayment> captured, boolean waitIsOver, Cause cause) {
    Instant at = step.historical() ? onPaper(step, captured) : clock.instant();
    return commands.ask(
        ScheduleAnswer.class,
        new ScheduleRefund(step.orderId(), step, captured, waitIsOver, at),
        cause);
  }

  /** History is settled when it was decided; money that came later went back when it came. */
  private static Instant onPaper(DueStep step, List<CapturedPayment> captured) {
    return captured.stream()
        .filter(payment -> payment.amount().currency().equals(step.amount().currency()))
        .map(CapturedPayment::paidAt)
        .filter(paidAt -> paidAt.isAfter(step.decidedAt()))
        .max(Instant::compareTo)
        .orElse(step.decidedAt());
  }
}

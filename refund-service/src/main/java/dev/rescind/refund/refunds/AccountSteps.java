package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import dev.rescind.refund.refunds.RefundCommand.IssueCredit;
import dev.rescind.refund.refunds.RefundCommand.PayCompensation;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Answers the steps that move money between accounts here, without a gateway. */
@Component
final class AccountSteps {

  private final Commands commands;
  private final Clock clock;

  AccountSteps(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  void answer(SettlingEvent event, CreditStep step, Cause cause) {
    commands.send(
        new IssueCredit(
            event.orderId(), event.cancellationId(), step, at(event), event.historical()),
        cause);
  }

  void answer(SettlingEvent event, CompensationStep step, Cause cause) {
    commands.send(
        new PayCompensation(
            event.orderId(), event.cancellationId(), step, at(event), event.historical()),
        cause);
  }

  private Instant at(SettlingEvent event) {
    return event.historical() ? event.setOffAt() : clock.instant();
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SettlementStep.RescheduleStep;
import java.util.List;

/** Answers each step of a decision that is about money, whichever decision set it off. */
final class WhenStepsAreSetOffThenAnswerThem<E extends CancellationEvent & SettlingEvent>
    implements Reaction<E> {

  private final Class<E> event;
  private final Decisions decisions;
  private final RefundSteps refunds;
  private final AccountSteps accounts;

  WhenStepsAreSetOffThenAnswerThem(
      Class<E> event, Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    this.event = event;
    this.decisions = decisions;
    this.refunds = refunds;
    this.accounts = accounts;
  }

  @Override
  public Class<E> event() {
    return event;
  }

  @Override
  public List<String> streams(E event) {
    return hasMoney(event) ? List.of(event.key()) : List.of();
  }

  @Override
  public void on(E event, Cause cause) {
    if (hasMoney(event)) {
      decisions.note(event);
      event.settlement().forEach(step -> answer(event, step, cause));
    }
  }

  private static boolean hasMoney(SettlingEvent event) {
    return event.settlement().stream()
        .anyMatch(step ->
            switch (step) {
              case RefundStep _, CreditStep _, CompensationStep _ -> true;
              case ReleaseStep _, RescheduleStep _, NoticeStep _ -> false;
            });
  }

  private void answer(SettlingEvent event, SettlementStep step, Cause cause) {
    switch (step) {
      case RefundStep refund -> refunds.answer(DueStep.of(event, refund), cause);
      case CreditStep credit -> accounts.answer(event, credit, cause);
      case CompensationStep compensation -> accounts.answer(event, compensation, cause);
      case ReleaseStep _, RescheduleStep _, NoticeStep _ -> {}
    }
  }
}

package dev.rescind.cancellation.settlement;

import static dev.rescind.events.StepOutcome.DONE;
import static dev.rescind.events.StepOutcome.FAILED;
import static dev.rescind.events.StepOutcome.NOT_DUE;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.NotificationEvent;
import dev.rescind.events.NotificationEvent.NotificationFailed;
import dev.rescind.events.NotificationEvent.NotificationNotDue;
import dev.rescind.events.NotificationEvent.NotificationSent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.StepOutcome;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the owners of steps answer. Each is idempotent by the inbox and by the step. */
@Configuration(proxyBeanMethods = false)
class SettlementReactions {

  @Bean
  Reaction<RefundScheduled> whenRefundScheduledThenTellIt(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RefundScheduled.class, settlement, (event, cause) -> Optional.empty());
  }

  @Bean
  Reaction<RefundIssued> whenRefundIssuedThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RefundIssued.class,
        settlement,
        (event, cause) ->
            Optional.of(event)
                .filter(RefundIssued::stepDone)
                .map(done ->
                    Answer.to(done, DONE, done.issuedAt(), done.issuedForStep().amount(), cause)));
  }

  @Bean
  Reaction<RefundNotDue> whenRefundNotDueThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RefundNotDue.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, NOT_DUE, event.decidedAt(), 0L, cause)));
  }

  @Bean
  Reaction<RefundFailed> whenRefundFailedThenShowIt(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RefundFailed.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, FAILED, event.failedAt(), null, cause)));
  }

  @Bean
  Reaction<SlotReleased> whenSlotReleasedThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        SlotReleased.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, DONE, event.releasedAt(), null, cause)));
  }

  @Bean
  Reaction<NothingToRelease> whenNothingToReleaseThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        NothingToRelease.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, NOT_DUE, event.answeredAt(), null, cause)));
  }

  @Bean
  Reaction<CreditIssued> whenCreditIssuedThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        CreditIssued.class,
        settlement,
        (event, cause) ->
            Optional.of(Answer.to(event, DONE, event.issuedAt(), event.amount().amount(), cause)));
  }

  @Bean
  Reaction<CompensationPaid> whenCompensationPaidThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        CompensationPaid.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, DONE, event.paidAt(), null, cause)));
  }

  @Bean
  Reaction<SlotHeld> whenSlotHeldThenTellIt(SettlementProcess settlement) {
    return AnswerReaction.shown(SlotHeld.class, settlement, (event, cause) -> Optional.empty());
  }

  @Bean
  Reaction<HoldExpired> whenHoldExpiredThenTellIt(SettlementProcess settlement) {
    return AnswerReaction.shown(HoldExpired.class, settlement, (event, cause) -> Optional.empty());
  }

  @Bean
  Reaction<RescheduleConfirmed> whenRescheduleConfirmedThenAnswerStep(
      SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RescheduleConfirmed.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, DONE, event.confirmedAt(), null, cause)));
  }

  @Bean
  Reaction<RescheduleDeclined> whenRescheduleDeclinedThenFailAlternative(
      SettlementProcess settlement) {
    return new WhenRescheduleDeclinedThenFailAlternative(settlement);
  }

  @Bean
  Reaction<NotificationSent> whenNotificationSentThenShowIt(SettlementProcess settlement) {
    return AnswerReaction.shown(
        NotificationSent.class,
        settlement,
        (event, cause) -> notice(event, DONE, event.sentAt(), cause));
  }

  @Bean
  Reaction<NotificationNotDue> whenNotificationNotDueThenShowIt(SettlementProcess settlement) {
    return AnswerReaction.shown(
        NotificationNotDue.class,
        settlement,
        (event, cause) -> notice(event, NOT_DUE, event.decidedAt(), cause));
  }

  @Bean
  Reaction<NotificationFailed> whenNotificationFailedThenShowIt(SettlementProcess settlement) {
    return AnswerReaction.shown(
        NotificationFailed.class,
        settlement,
        (event, cause) -> notice(event, FAILED, event.failedAt(), cause));
  }

  /** An answer, if a settlement asked for the notice; a rejection tells without one. */
  private static Optional<Answer> notice(
      NotificationEvent event, StepOutcome outcome, Instant at, Cause cause) {
    return Optional.ofNullable(event.stepId())
        .map(step ->
            new Answer(event.orderId(), event.cancellationId(), step, outcome, at, null, cause));
  }
}

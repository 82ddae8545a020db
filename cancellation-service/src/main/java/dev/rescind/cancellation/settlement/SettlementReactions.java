package dev.rescind.cancellation.settlement;

import dev.rescind.cancellation.settlement.SettlementProcess.Answer;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.NotificationEvent;
import dev.rescind.events.NotificationEvent.NotificationFailed;
import dev.rescind.events.NotificationEvent.NotificationNotDue;
import dev.rescind.events.NotificationEvent.NotificationSent;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.StepOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the owners of steps answer. Each is idempotent by the inbox and by the step. */
@Configuration(proxyBeanMethods = false)
class SettlementReactions {

  @Bean
  Reaction<RefundScheduled> whenRefundScheduledThenTellIt(SettlementProcess settlement) {
    return reaction(RefundScheduled.class, settlement::heard);
  }

  @Bean
  Reaction<RefundIssued> whenRefundIssuedThenAnswerStep(SettlementProcess settlement) {
    return settling(
        RefundIssued.class,
        (event, cause) -> {
          if (event.stepDone()) {
            settlement.answered(
                refund(event, StepOutcome.DONE, event.issuedAt(), event.issuedForStep().amount()),
                event,
                cause);
          } else {
            settlement.heard(event, cause);
          }
        });
  }

  @Bean
  Reaction<RefundNotDue> whenRefundNotDueThenAnswerStep(SettlementProcess settlement) {
    return settling(
        RefundNotDue.class,
        (event, cause) ->
            settlement.answered(
                refund(event, StepOutcome.NOT_DUE, event.decidedAt(), 0L), event, cause));
  }

  @Bean
  Reaction<RefundFailed> whenRefundFailedThenShowIt(SettlementProcess settlement) {
    return settling(
        RefundFailed.class,
        (event, cause) ->
            settlement.answered(
                refund(event, StepOutcome.FAILED, event.failedAt(), null), event, cause));
  }

  @Bean
  Reaction<SlotReleased> whenSlotReleasedThenAnswerStep(SettlementProcess settlement) {
    return reaction(
        SlotReleased.class,
        (event, cause) ->
            settlement.answered(
                new Answer(
                    event.orderId(),
                    event.cancellationId(),
                    event.stepId(),
                    StepOutcome.DONE,
                    event.releasedAt(),
                    null),
                event,
                cause),
        event -> event.orderId().value());
  }

  @Bean
  Reaction<NothingToRelease> whenNothingToReleaseThenAnswerStep(SettlementProcess settlement) {
    return reaction(
        NothingToRelease.class,
        (event, cause) ->
            settlement.answered(
                new Answer(
                    event.orderId(),
                    event.cancellationId(),
                    event.stepId(),
                    StepOutcome.NOT_DUE,
                    event.answeredAt(),
                    null),
                event,
                cause),
        event -> event.orderId().value());
  }

  @Bean
  Reaction<NotificationSent> whenNotificationSentThenShowIt(SettlementProcess settlement) {
    return reaction(
        NotificationSent.class,
        (event, cause) -> notified(settlement, event, StepOutcome.DONE, event.sentAt(), cause));
  }

  @Bean
  Reaction<NotificationNotDue> whenNotificationNotDueThenShowIt(SettlementProcess settlement) {
    return reaction(
        NotificationNotDue.class,
        (event, cause) ->
            notified(settlement, event, StepOutcome.NOT_DUE, event.decidedAt(), cause));
  }

  @Bean
  Reaction<NotificationFailed> whenNotificationFailedThenShowIt(SettlementProcess settlement) {
    return reaction(
        NotificationFailed.class,
        (event, cause) -> notified(settlement, event, StepOutcome.FAILED, event.failedAt(), cause));
  }

  private static void notified(
      SettlementProcess settlement,
      NotificationEvent event,
      StepOutcome outcome,
      Instant at,
      Cause cause) {
    if (event.stepId() == null) {
      settlement.heard(event, cause);
    } else {
      settlement.shown(event.stepId(), outcome, at, event, cause);
    }
  }

  private static Answer refund(
      RefundEvent event, StepOutcome outcome, Instant at, @Nullable Long amountMinor) {
    return new Answer(
        event.orderId(), event.cancellationId(), event.stepId(), outcome, at, amountMinor);
  }

  private static <E extends RefundEvent> Reaction<E> settling(
      Class<E> type, BiConsumer<E, Cause> react) {
    return reaction(type, react, event -> event.orderId().value());
  }

  private static <E extends RescindEvent> Reaction<E> reaction(
      Class<E> type, BiConsumer<E, Cause> react) {
    return new Heard<>(type, react, event -> List.of());
  }

  private static <E extends RescindEvent> Reaction<E> reaction(
      Class<E> type, BiConsumer<E, Cause> react, java.util.function.Function<E, String> stream) {
    return new Heard<>(type, react, event -> List.of(stream.apply(event)));
  }

  private record Heard<E extends RescindEvent>(
      Class<E> event,
      BiConsumer<E, Cause> react,
      java.util.function.Function<E, List<String>> ahead)
      implements Reaction<E> {

    @Override
    public List<String> streams(E event) {
      return ahead.apply(event);
    }

    @Override
    public void on(E event, Cause cause) {
      react.accept(event, cause);
    }
  }
}

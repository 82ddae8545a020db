package dev.rescind.cancellation.settlement;

import dev.rescind.cancellation.cases.CaseCommand.Settle;
import dev.rescind.cancellation.cases.Timeline;
import dev.rescind.cancellation.settlement.SettlementSteps.Step;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings the answers together: a case is settled when every step that it waits for is answered. */
@Component
class SettlementProcess {

  private final SettlementSteps steps;
  private final Timeline timeline;
  private final Commands commands;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  SettlementProcess(
      SettlementSteps steps, Timeline timeline, Commands commands, JdbcTemplate jdbc, Clock clock) {
    this.steps = steps;
    this.timeline = timeline;
    this.commands = commands;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An answer to a step. */
  record Answer(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      StepOutcome outcome,
      Instant at,
      @Nullable Long amountMinor) {}

  /** Tells the story on, without an answer to a step. */
  void heard(RescindEvent event, Cause cause) {
    timeline.heard(event, cause, clock.instant());
  }

  /** Shows the answer to a step that the case does not wait for. */
  void shown(StepId stepId, StepOutcome outcome, Instant at, RescindEvent event, Cause cause) {
    heard(event, cause);
    steps.answer(stepId, outcome, Objects.requireNonNull(cause.eventId()), at, null);
  }

  /** Notes the answer, and settles the case if it was the last one. */
  void answered(Answer answer, RescindEvent event, Cause cause) {
    heard(event, cause);
    steps.lock(answer.cancellationId());
    steps.answer(
        answer.stepId(),
        answer.outcome(),
        Objects.requireNonNull(cause.eventId()),
        answer.at(),
        answer.amountMinor());
    List<Step> all = steps.of(answer.cancellationId().value());
    List<Step> awaited = all.stream().filter(Step::blocking).toList();
    steps.showAttention(answer.cancellationId(), awaited);
    if (!awaited.isEmpty() && awaited.stream().allMatch(Step::isAnswered)) {
      commands.send(settle(answer, awaited), cause);
    }
  }

  private Settle settle(Answer last, List<Step> awaited) {
    List<StepAnswer> answers =
        awaited.stream()
            .map(step ->
                new StepAnswer(
                    new StepId(step.stepId()),
                    StepOutcome.valueOf(step.status()),
                    Objects.requireNonNull(step.answeredBy()),
                    Objects.requireNonNull(step.answeredAt())))
            .toList();
    long refunded =
        awaited.stream()
            .map(Step::amountMinor)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    Instant settledAt =
        answers.stream().map(StepAnswer::answeredAt).max(Instant::compareTo).orElse(last.at());
    return new Settle(
        last.orderId(),
        last.cancellationId(),
        answers,
        new Money(refunded, currency(last.cancellationId())),
        settledAt);
  }

  private String currency(CancellationId cancellationId) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select currency from cases where cancellation_id = ?",
            String.class,
            cancellationId.value()));
  }
}

package dev.rescind.cancellation.settlement;

import dev.rescind.cancellation.cases.AlternativeCommand.FailAlternative;
import dev.rescind.cancellation.cases.CaseBases;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.cancellation.cases.Timeline;
import dev.rescind.cancellation.settlement.SettlementSteps.Step;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.events.Money;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Brings the answers together: a case is settled when every step that it waits for is answered. */
@Component
class SettlementProcess {

  private final SettlementSteps steps;
  private final Timeline timeline;
  private final CaseBases bases;
  private final Commands commands;
  private final SettlementMetrics metrics;
  private final Clock clock;

  SettlementProcess(
      SettlementSteps steps,
      Timeline timeline,
      CaseBases bases,
      Commands commands,
      SettlementMetrics metrics,
      Clock clock) {
    this.steps = steps;
    this.timeline = timeline;
    this.bases = bases;
    this.commands = commands;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Tells the stories on. */
  void heard(List<? extends Incoming<?>> events) {
    timeline.heard(events, clock.instant());
  }

  /** Shows answers to steps that no case waits for. */
  void shown(List<Answer> answers) {
    steps.answer(answers);
  }

  /** Notes answers, and settles the cases whose last they were. */
  void answered(List<Answer> answers) {
    Map<String, Answer> lastByCase = new LinkedHashMap<>();
    answers.forEach(answer -> lastByCase.put(answer.cancellationId().value(), answer));
    String[] ids = lastByCase.keySet().toArray(String[]::new);
    Map<String, SettlementSteps.Held> held = steps.lock(ids);
    steps.answer(answers);
    steps.showAttention(ids);
    steps.showRefunded(ids);
    steps
        .of(ids)
        .forEach((id, all) -> {
          List<Step> awaited = all.stream().filter(Step::blocking).toList();
          if (awaited.stream().allMatch(Step::isAnswered)) {
            Answer last = Objects.requireNonNull(lastByCase.get(id));
            settle(last, awaited, Objects.requireNonNull(held.get(id)));
          }
        });
  }

  /** Notes that a step cannot be done, and has the case go on without the offer it belongs to. */
  void failed(Answer answer) {
    steps.answer(List.of(answer));
    commands.send(
        new FailAlternative(
            answer.orderId(),
            answer.cancellationId(),
            answer.stepId(),
            bases.lock(answer.orderId(), answer.cancellationId()),
            clock.instant()),
        answer.cause());
  }

  private void settle(Answer last, List<Step> awaited, SettlementSteps.Held held) {
    commands.send(settle(last, awaited, held.currency()), last.cause());
    if (held.measured()) {
      metrics.settledAfter(Duration.between(held.approvedAt(), clock.instant()));
    }
  }

  private static Settle settle(Answer last, List<Step> awaited, String currency) {
    List<StepAnswer> answers = awaited.stream().map(SettlementProcess::answer).toList();
    long refunded =
        awaited.stream()
            .map(Step::amountMinor)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    return new Settle(
        last.orderId(),
        last.cancellationId(),
        answers,
        new Money(refunded, currency),
        answers.stream().map(StepAnswer::answeredAt).max(Instant::compareTo).orElse(last.at()));
  }

  private static StepAnswer answer(Step step) {
    return new StepAnswer(
        new StepId(step.stepId()),
        StepOutcome.valueOf(step.status()),
        Objects.requireNonNull(step.answeredBy()),
        Objects.requireNonNull(step.answeredAt()));
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.TextId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the cancellations of an order. A command carries the facts that its decision
 * needs; nothing is looked up while deciding.
 */
public sealed interface CaseCommand {

  OrderId orderId();

  /**
   * Somebody asks to cancel.
   *
   * @param lines what is to be cancelled; empty means all that is left
   * @param requestedAt the instant that the request is judged by, UTC
   * @param order absent while the order is not known
   * @param policy the version in force for the order at {@code requestedAt}; absent while the order
   *     is not known or if there is none
   * @param waitUntil until when a request for an unknown order waits, UTC
   * @param answerable whether the asker hears at once that nothing is left to cancel; else that too
   *     is recorded as a case
   * @param at now, UTC
   */
  record RequestCancellation(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester requester,
      String reason,
      @Nullable TextId reasonText,
      List<LineQuantity> lines,
      Instant requestedAt,
      @Nullable String upstreamRequestId,
      boolean historical,
      @Nullable OrderFacts order,
      @Nullable Policy policy,
      Instant waitUntil,
      boolean answerable,
      Instant at)
      implements CaseCommand {}

  /** The order that a case waits for is known now. */
  record JudgeWaitingCase(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      OrderFacts order,
      @Nullable Policy policy,
      Instant at)
      implements CaseCommand {}

  /** The order that a case waits for did not come in time. */
  record GiveUpWaiting(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements CaseCommand {}

  /**
   * Every step that the settlement waits for is answered.
   *
   * @param refunded what was issued in all
   */
  record Settle(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      List<StepAnswer> answers,
      Money refunded,
      Instant at)
      implements CaseCommand {}

  /** Steps of the settlement are not answered in time. */
  record NoteOverdue(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      List<StepId> steps,
      Instant at)
      implements CaseCommand {}
}

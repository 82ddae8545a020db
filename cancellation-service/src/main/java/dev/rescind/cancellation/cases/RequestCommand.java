package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** How a case begins, and what a merchant says to the customer before. */
public sealed interface RequestCommand extends CaseCommand {

  /**
   * Somebody asks to cancel.
   *
   * @param lines what is to be cancelled; empty means all that is left
   * @param requestedAt the instant that the request is judged by, UTC
   * @param order absent while the order is not known
   * @param policy the version in force for the order at {@code requestedAt}; absent while the order
   *     is not known or if there is none
   * @param recentCancellations how many of other orders the customer asked for lately, as the
   *     policy's limits count
   * @param waitUntil until when a request for an unknown order waits, UTC
   * @param answerable whether the asker hears at once that nothing is left to cancel; else that too
   *     is recorded as a case
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
      int recentCancellations,
      Instant waitUntil,
      boolean answerable,
      Instant at)
      implements RequestCommand {}

  /** The merchant spoke to the customer; recorded whether or not a case is open. */
  record RecordContact(
      @TargetAggregateIdentifier OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester by,
      String channel,
      @Nullable TextId remark,
      Instant contactedAt)
      implements RequestCommand {}

  /** The order that a case waits for is known now. */
  record JudgeWaitingCase(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      OrderFacts order,
      @Nullable Policy policy,
      int recentCancellations,
      Instant at)
      implements RequestCommand, OfCase {}

  /** The order that a case waits for did not come in time. */
  record GiveUpWaiting(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements RequestCommand, OfCase {}
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.MessageId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.Visibility;
import dev.rescind.events.TextId;
import dev.rescind.policy.GrantKind;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What the awaited party, the requester and the clock ask while a decision is due. */
public sealed interface ResponseCommand extends CaseCommand.OfCase {

  /**
   * Who is awaited agrees.
   *
   * @param grant how much goes back
   */
  record Approve(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      GrantKind grant,
      @Nullable TextId remark,
      Basis basis,
      Instant at)
      implements ResponseCommand {}

  /** Who is awaited does not agree, or both agreed to keep the order. */
  record Reject(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      RejectionReason reason,
      TextId remark,
      Basis basis,
      Instant at)
      implements ResponseCommand {}

  /** Who asked takes it back. */
  record Withdraw(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Instant at)
      implements ResponseCommand {}

  /** The time for an answer is over. */
  record TakeSilence(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Basis basis,
      Instant at)
      implements ResponseCommand {}

  /** The order has come further, which may leave the decision to somebody else. */
  record Reroute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Basis basis,
      Instant at)
      implements ResponseCommand {}

  /** The time for an answer is running out. */
  record Remind(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements ResponseCommand {}

  /** Somebody says something. */
  record PostMessage(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      MessageId messageId,
      Requester author,
      TextId text,
      Visibility visibility,
      Instant at)
      implements ResponseCommand {}
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is asked of a case that is decided, and of one that upstream overtook. */
public sealed interface SettlingCommand extends CaseCommand.OfCase {

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
      implements SettlingCommand {}

  /** Steps of the settlement are not answered in time. */
  record NoteOverdue(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      List<StepId> steps,
      Instant at)
      implements SettlingCommand {}

  /** The customer asks for the refund of a case that is approved; the policy leaves it to them. */
  record RequestRefund(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Basis basis,
      Instant at)
      implements SettlingCommand {}

  /** Upstream closed the order another way. */
  record Supersede(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      String why,
      Instant at)
      implements SettlingCommand {}
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.Alternative;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.StepId;
import dev.rescind.events.TextId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is asked about keeping the order another way. */
public sealed interface AlternativeCommand extends CaseCommand.OfCase {

  /** Who is awaited offers something else. */
  record OfferAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Alternative alternative,
      @Nullable TextId remark,
      Basis basis,
      Instant at)
      implements AlternativeCommand {}

  /**
   * The requester takes the offer.
   *
   * @param number which offer is meant
   */
  record AcceptAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      int number,
      Requester by,
      Basis basis,
      Instant at)
      implements AlternativeCommand {}

  /**
   * The requester leaves the offer.
   *
   * @param number which offer is meant
   */
  record DeclineAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      int number,
      Requester by,
      Basis basis,
      Instant at)
      implements AlternativeCommand {}

  /** The time for taking the offer is over. */
  record LapseAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Basis basis,
      Instant at)
      implements AlternativeCommand {}

  /** A step of an offer that was taken could not be done. */
  record FailAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      StepId step,
      Basis basis,
      Instant at)
      implements AlternativeCommand {}
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is asked about compensation. */
public sealed interface ClaimCommand extends CaseCommand.OfCase {

  /** A party asks for compensation. */
  record ClaimCompensation(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      ClaimId claimId,
      Requester by,
      String ground,
      Money amount,
      @Nullable TextId statement,
      Basis basis,
      Instant at)
      implements ClaimCommand {}

  /**
   * Who has to pay, or the platform, decides a claim.
   *
   * @param awarded zero refuses it
   */
  record DecideClaim(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      ClaimId claimId,
      Requester by,
      Money awarded,
      @Nullable TextId remark,
      Instant at)
      implements ClaimCommand {}
}

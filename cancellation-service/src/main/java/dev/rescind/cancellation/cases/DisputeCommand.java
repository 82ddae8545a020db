package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimId;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.Fault;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.Grant;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is asked of a case before the platform, or on its way there. */
public sealed interface DisputeCommand extends CaseCommand.OfCase {

  /** A party brings the case before the arbiter. */
  record OpenDispute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      DisputeGround ground,
      @Nullable TextId statement,
      Basis basis,
      Instant at)
      implements DisputeCommand {}

  /** Who opened the dispute takes it back. */
  record WithdrawDispute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Instant at)
      implements DisputeCommand {}

  /** A file was handed in and is stored. */
  record SubmitEvidence(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      EvidenceId evidenceId,
      Requester by,
      String sha256,
      String mediaType,
      long bytes,
      Basis basis,
      Instant at)
      implements DisputeCommand {}

  /**
   * The arbiter rules.
   *
   * @param grant what goes back; absent: who opened the dispute gets nothing
   * @param fault whose fault it is
   * @param reason what the arbiter says to both
   * @param awards what is awarded of the open claims; a claim that is not named gets nothing
   */
  record Rule(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      @Nullable Grant grant,
      Fault fault,
      TextId reason,
      Map<ClaimId, Money> awards,
      Basis basis,
      Instant at)
      implements DisputeCommand {}
}

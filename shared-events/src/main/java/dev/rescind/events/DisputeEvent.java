package dev.rescind.events;

import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case before the platform's arbiter: topic {@code cancellations}. */
public sealed interface DisputeEvent extends CaseEvent {

  /** What a dispute is about. */
  enum Kind {
    /** A rejection is brought before the platform. */
    ESCALATION,
    /** A decision that was carried out is said to be wrong in amount or fault. */
    CONTEST,
    /** A ruling is said to be wrong. */
    APPEAL
  }

  /**
   * A party brings the case before the arbiter.
   *
   * @param openedBy who
   * @param ground a code of the policy's, such as {@code NOT_AS_DESCRIBED}
   * @param statement what the party says to it
   * @param lines what is claimed again while an escalation lasts; empty otherwise
   * @param evidenceUntil until when both may hand in evidence, UTC
   * @param openedAt UTC
   */
  record DisputeOpened(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Kind kind,
      Requester openedBy,
      String ground,
      @Nullable TextId statement,
      List<LineQuantity> lines,
      Instant evidenceUntil,
      Instant openedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements DisputeEvent {

    public DisputeOpened {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Who opened the dispute takes it back: what was decided before stands.
   *
   * @param withdrawnAt UTC
   */
  record DisputeWithdrawn(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester withdrawnBy,
      Instant withdrawnAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements DisputeEvent {}

  /**
   * A file was handed in. It is stored outside the log and found by its digest.
   *
   * @param sha256 of its content, 64 hexadecimal digits
   * @param mediaType as its content says
   * @param bytes its size
   * @param submittedAt UTC
   */
  record EvidenceSubmitted(
      CancellationId cancellationId,
      OrderId orderId,
      @Nullable MerchantId merchantId,
      @Nullable CustomerId customerId,
      EvidenceId evidenceId,
      Requester submittedBy,
      String sha256,
      String mediaType,
      long bytes,
      Instant submittedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements DisputeEvent {
    /**
     * @throws IllegalArgumentException if the digest is none or the file is empty
     */
    public EvidenceSubmitted {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits");
      }
      if (bytes < 1) {
        throw new IllegalArgumentException("bytes must be at least 1");
      }
    }
  }

  /**
   * The arbiter ruled. An escalation is followed by the approval or the final rejection; after a
   * contest the ruling itself lists what is still to be done.
   *
   * @param granted whether who opened the dispute gets something
   * @param refund what goes back by this ruling, on top of what went back before; zero included
   * @param fault whose fault it is
   * @param reason what the arbiter says to both
   * @param settlement further steps of a case that was decided before; empty otherwise
   * @param appealUntil until when it may be appealed against, UTC; absent: it is final
   * @param ruledAt UTC
   */
  record DisputeRuled(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Kind kind,
      boolean granted,
      Money refund,
      Fault fault,
      @Nullable TextId reason,
      List<SettlementStep> settlement,
      @Nullable Instant appealUntil,
      Instant ruledAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements DisputeEvent, SettlingEvent {

    /**
     * @throws IllegalArgumentException if the refund is negative
     */
    public DisputeRuled {
      Bound.notNegative("refund", refund);
      settlement = List.copyOf(settlement);
    }
  }
}

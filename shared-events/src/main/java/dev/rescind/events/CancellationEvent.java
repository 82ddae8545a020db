package dev.rescind.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What cancellation-service decides: topic {@code cancellations}. */
public sealed interface CancellationEvent extends RescindEvent {

  /** An event of one case; its key is the order id. */
  sealed interface CaseEvent extends CancellationEvent
      permits CancellationRequested,
          CancellationApproved,
          CancellationRejected,
          CancellationSettled,
          CancellationSuperseded,
          CancellationWithdrawn,
          RefundRequested,
          SettlementOverdue,
          ResponseEvent,
          AlternativeEvent,
          DisputeEvent,
          ClaimEvent,
          ReorderEvent {

    CancellationId cancellationId();

    OrderId orderId();

    @Override
    default String key() {
      return orderId().value();
    }

    /** Upstream's own id of the request that opened the case; absent where it was opened here. */
    @Nullable String upstreamRequestId();

    /** Whether it was loaded from the past: judged by the same rules, settled on paper. */
    boolean historical();

    @Override
    default Optional<CancellationId> correlation() {
      return Optional.of(cancellationId());
    }
  }

  /** An event that sets off steps; each is answered by the service that owns it. */
  sealed interface SettlingEvent extends CancellationEvent
      permits CancellationApproved,
          RefundRequested,
          AlternativeEvent.AlternativeAccepted,
          DisputeEvent.DisputeRuled,
          ClaimEvent.ClaimDecided {

    CancellationId cancellationId();

    OrderId orderId();

    MerchantId merchantId();

    CustomerId customerId();

    /** The steps, in the order in which they are shown. */
    List<SettlementStep> settlement();

    boolean historical();

    /** When the steps were set off, UTC. */
    default Instant setOffAt() {
      return switch (this) {
        case CancellationApproved approved -> approved.decidedAt();
        case RefundRequested requested -> requested.requestedAt();
        case AlternativeEvent.AlternativeAccepted accepted -> accepted.acceptedAt();
        case DisputeEvent.DisputeRuled ruled -> ruled.ruledAt();
        case ClaimEvent.ClaimDecided decided -> decided.decidedAt();
      };
    }
  }

  /**
   * A request was accepted for a decision. It was recorded, whatever becomes of it.
   *
   * @param merchantId absent while the order is not known
   * @param customerId absent while the order is not known
   * @param reason code of the reason catalogue
   * @param lines what is asked for; empty means all that is left of the order
   * @param requestedAt when the requester asked, UTC; the instant that counts
   * @param awaitingOrderUntil present while the order is not known: until when it is waited for,
   *     UTC
   * @param upstreamRequestId upstream's own id of the request
   */
  record CancellationRequested(
      CancellationId cancellationId,
      OrderId orderId,
      @Nullable MerchantId merchantId,
      @Nullable CustomerId customerId,
      Requester requester,
      String reason,
      @Nullable TextId reasonText,
      List<LineQuantity> lines,
      Instant requestedAt,
      @Nullable Instant awaitingOrderUntil,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {

    public CancellationRequested {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The cancellation goes ahead. Lists every step that follows, line by line.
   *
   * @param refund what the customer gets back in all; the sum over the lines
   * @param settlement the steps; each is answered by the service that owns it. Without a refund
   *     among them although money is due, it waits for the customer to ask for it
   * @param policy the version that decided
   * @param decidedAt UTC
   * @param decision who decided and why; absent where the policy did
   * @param bearing what the reason says about fault and rates; absent in events of before it was
   *     recorded
   */
  record CancellationApproved(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester requester,
      String reason,
      Route route,
      PolicyReference policy,
      List<CancelledLine> lines,
      Money refund,
      List<SettlementStep> settlement,
      Explanation explanation,
      Instant requestedAt,
      Instant decidedAt,
      @Nullable Decision decision,
      @Nullable Bearing bearing,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent, SettlingEvent {

    /** Decided by the policy alone, of a reason that says no more. */
    public CancellationApproved(
        CancellationId cancellationId,
        OrderId orderId,
        MerchantId merchantId,
        CustomerId customerId,
        Requester requester,
        String reason,
        Route route,
        PolicyReference policy,
        List<CancelledLine> lines,
        Money refund,
        List<SettlementStep> settlement,
        Explanation explanation,
        Instant requestedAt,
        Instant decidedAt,
        @Nullable String upstreamRequestId,
        boolean historical) {
      this(
          cancellationId,
          orderId,
          merchantId,
          customerId,
          requester,
          reason,
          route,
          policy,
          lines,
          refund,
          settlement,
          explanation,
          requestedAt,
          decidedAt,
          null,
          null,
          upstreamRequestId,
          historical);
    }

    /**
     * @throws IllegalArgumentException if the refund is negative
     */
    public CancellationApproved {
      Bound.notNegative("refund", refund);
      lines = List.copyOf(lines);
      settlement = List.copyOf(settlement);
    }

    /** Whether money is due that goes back only when the customer asks for it. */
    public boolean refundWaitsForCustomer() {
      return refund.isPositive()
          && settlement.stream().noneMatch(step -> step instanceof SettlementStep.RefundStep);
    }
  }

  /**
   * The customer asks for the refund of an approved cancellation, where the policy leaves that to
   * the customer. Once for a case.
   *
   * @param requester the customer, or the platform for them
   * @param refund what goes back; what was approved
   * @param settlement the refund's step
   * @param requestedAt UTC
   */
  record RefundRequested(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester requester,
      Money refund,
      List<SettlementStep> settlement,
      Instant requestedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent, SettlingEvent {

    /**
     * @throws IllegalArgumentException if the refund is negative
     */
    public RefundRequested {
      Bound.notNegative("refund", refund);
      settlement = List.copyOf(settlement);
    }
  }

  /**
   * The request is refused.
   *
   * @param merchantId absent if the order never became known
   * @param customerId absent if the order never became known
   * @param policy the version that decided; absent where no policy was asked
   * @param decidedAt UTC
   * @param decision who decided and why; absent where the policy did
   * @param escalationUntil until when the customer or the merchant may bring it before the
   *     platform, UTC; absent: it is final
   */
  record CancellationRejected(
      CancellationId cancellationId,
      OrderId orderId,
      @Nullable MerchantId merchantId,
      @Nullable CustomerId customerId,
      Requester requester,
      String reason,
      Route route,
      @Nullable PolicyReference policy,
      Explanation explanation,
      Instant requestedAt,
      Instant decidedAt,
      @Nullable Decision decision,
      @Nullable Instant escalationUntil,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {

    /** Decided by the policy alone, for good. */
    public CancellationRejected(
        CancellationId cancellationId,
        OrderId orderId,
        @Nullable MerchantId merchantId,
        @Nullable CustomerId customerId,
        Requester requester,
        String reason,
        Route route,
        @Nullable PolicyReference policy,
        Explanation explanation,
        Instant requestedAt,
        Instant decidedAt,
        @Nullable String upstreamRequestId,
        boolean historical) {
      this(
          cancellationId,
          orderId,
          merchantId,
          customerId,
          requester,
          reason,
          route,
          policy,
          explanation,
          requestedAt,
          decidedAt,
          null,
          null,
          upstreamRequestId,
          historical);
    }
  }

  /**
   * The requester took it back before anything was decided.
   *
   * @param merchantId absent while the order is not known
   * @param customerId absent while the order is not known
   * @param withdrawnAt UTC
   */
  record CancellationWithdrawn(
      CancellationId cancellationId,
      OrderId orderId,
      @Nullable MerchantId merchantId,
      @Nullable CustomerId customerId,
      Requester requester,
      Instant withdrawnAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {}

  /**
   * Upstream closed the order another way; there is nothing left for the case to decide.
   *
   * @param why upstream's code
   * @param supersededAt UTC
   */
  record CancellationSuperseded(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      String why,
      Instant supersededAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {}

  /**
   * The merchant spoke to the customer about an order before cancelling it; no case need be open.
   *
   * @param contactedBy who recorded it
   * @param channel how: {@code PHONE}, {@code EMAIL}, {@code MESSAGE} or {@code IN_PERSON}
   * @param remark what was said
   * @param contactedAt when they spoke, UTC
   */
  record CustomerContacted(
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester contactedBy,
      String channel,
      @Nullable TextId remark,
      Instant contactedAt)
      implements CancellationEvent {

    @Override
    public String key() {
      return orderId.value();
    }
  }

  /**
   * A step of the settlement is not answered in time. Somebody should look; nothing is given up.
   *
   * @param steps the steps that are still open
   * @param noticedAt UTC
   */
  record SettlementOverdue(
      CancellationId cancellationId,
      OrderId orderId,
      List<StepId> steps,
      Instant noticedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {

    public SettlementOverdue {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Refund issued or none due, every place released or none held.
   *
   * @param answers the answers that completed it, one a step
   * @param refunded what was issued in all
   * @param settledAt UTC
   */
  record CancellationSettled(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      List<StepAnswer> answers,
      Money refunded,
      Instant settledAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements CaseEvent {

    /**
     * @throws IllegalArgumentException if what was refunded is negative
     */
    public CancellationSettled {
      Bound.notNegative("refunded", refunded);
      answers = List.copyOf(answers);
    }
  }

  /**
   * A version of a policy was published; key the policy id. Never changed, only superseded.
   *
   * @param version counts from 1
   * @param effectiveFrom from when on requests are judged by it, UTC
   * @param document the whole policy, so that a replay needs nothing else
   * @param publishedAt UTC
   */
  record PolicyPublished(
      PolicyId policyId, int version, Instant effectiveFrom, JsonNode document, Instant publishedAt)
      implements CancellationEvent {
    /**
     * @throws IllegalArgumentException if the version is below one or the document no object
     */
    public PolicyPublished {
      Bound.atLeast(1, "version", version);
      if (!document.isObject()) {
        throw new IllegalArgumentException("document must be an object");
      }
      document = EventJson.copy(document);
    }

    @Override
    public String key() {
      return policyId.value();
    }
  }
}

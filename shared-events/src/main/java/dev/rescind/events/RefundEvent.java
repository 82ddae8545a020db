package dev.rescind.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What refund-service does: topic {@code refunds}, key the order id. */
public sealed interface RefundEvent extends RescindEvent, StepEvent {

  @Override
  default String key() {
    return orderId().value();
  }

  @Override
  default Optional<CancellationId> correlation() {
    return Optional.of(cancellationId());
  }

  /**
   * The part of a refund that goes back to one payment.
   *
   * @param amount above zero, never more than was captured less what was already given back
   * @param method upstream's name of the tender
   */
  record Tender(PaymentId paymentId, Money amount, String method) {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public Tender {
      Bound.aboveZero("amount", amount);
    }
  }

  /**
   * The refund is split over the payments and will be tried until it is through.
   *
   * @param amount what goes back in all; the sum over the tenders
   * @param scheduledAt UTC
   */
  record RefundScheduled(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      RefundId refundId,
      Money amount,
      List<Tender> tenders,
      Instant scheduledAt,
      boolean historical)
      implements RefundEvent {

    /**
     * @throws IllegalArgumentException if the amount is negative
     */
    public RefundScheduled {
      Bound.notNegative("amount", amount);
      tenders = List.copyOf(tenders);
    }
  }

  /**
   * The gateway took the refund of one tender. Issued is not received.
   *
   * @param attempt counts from 1
   * @param gatewayReference the gateway's own id of it; absent for history settled on paper
   * @param stepDone whether every tender of the step is issued now
   * @param issuedForStep what is issued for the step so far, this one included
   * @param issuedAt UTC
   */
  record RefundIssued(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      RefundId refundId,
      PaymentId paymentId,
      Money amount,
      int attempt,
      @Nullable String gatewayReference,
      boolean stepDone,
      Money issuedForStep,
      Instant issuedAt,
      boolean historical)
      implements RefundEvent {
    /**
     * @throws IllegalArgumentException if the attempt is below one or an amount negative
     */
    public RefundIssued {
      Bound.atLeast(1, "attempt", attempt);
      Bound.notNegative("amount", amount);
      Bound.notNegative("issuedForStep", issuedForStep);
    }
  }

  /**
   * Nothing goes back.
   *
   * @param why {@code NOTHING_DUE}: the decision gives nothing; {@code NOTHING_CAPTURED}: nothing
   *     was paid that could go back; {@code RETURNED_UPSTREAM}: upstream gave it all back itself
   * @param decidedAt UTC
   */
  record RefundNotDue(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      String why,
      Instant decidedAt,
      boolean historical)
      implements RefundEvent {}

  /**
   * The gateway refused the refund of one tender for good; a person looks at it.
   *
   * @param attempt the attempt that was refused, counts from 1
   * @param why the gateway's code
   * @param failedAt UTC
   */
  record RefundFailed(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      RefundId refundId,
      PaymentId paymentId,
      Money amount,
      int attempt,
      String why,
      Instant failedAt,
      boolean historical)
      implements RefundEvent {
    /**
     * @throws IllegalArgumentException if the attempt is below one or the amount negative
     */
    public RefundFailed {
      Bound.atLeast(1, "attempt", attempt);
      Bound.notNegative("amount", amount);
    }
  }

  /**
   * Less goes back to one tender than was scheduled, because upstream gave money of the payment
   * back itself before the gateway was asked.
   *
   * @param by by how much less, above zero
   * @param left what still goes back to the payment, zero included
   * @param stepDone whether nothing of the step is open any more
   * @param issuedForStep what is issued for the step so far
   * @param reducedAt UTC
   */
  record RefundReduced(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      RefundId refundId,
      PaymentId paymentId,
      Money by,
      Money left,
      boolean stepDone,
      Money issuedForStep,
      Instant reducedAt,
      boolean historical)
      implements RefundEvent {
    /**
     * @throws IllegalArgumentException if it is not reduced or another amount is negative
     */
    public RefundReduced {
      Bound.aboveZero("by", by);
      Bound.notNegative("left", left);
      Bound.notNegative("issuedForStep", issuedForStep);
    }
  }

  /**
   * The customer was credited instead of refunded.
   *
   * @param amount above zero
   * @param issuedAt UTC
   */
  record CreditIssued(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      Money amount,
      Instant issuedAt,
      boolean historical)
      implements RefundEvent {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public CreditIssued {
      Bound.aboveZero("amount", amount);
    }
  }

  /**
   * A claim that was granted is paid, from one party's account with the platform to the other's.
   *
   * @param payer who paid it
   * @param payee who got it
   * @param amount above zero
   * @param paidAt UTC
   */
  record CompensationPaid(
      OrderId orderId,
      CancellationId cancellationId,
      StepId stepId,
      Party payer,
      Party payee,
      Money amount,
      Instant paidAt,
      boolean historical)
      implements RefundEvent {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public CompensationPaid {
      Bound.aboveZero("amount", amount);
    }
  }
}

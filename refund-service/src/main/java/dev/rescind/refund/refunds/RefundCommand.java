package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundId;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import dev.rescind.refund.payments.CapturedPayment;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the refunds of an order. */
sealed interface RefundCommand {

  OrderId orderId();

  /**
   * Answer a step: schedule its refund, say that none is due, or wait. Answered with a {@link
   * ScheduleAnswer}; a step that is answered already is not answered twice.
   *
   * @param captured every payment of the order that is known
   * @param waitIsOver whether what is captured goes back although it is less than is due; what a
   *     later payment adds then goes back too
   * @param at when, UTC
   */
  record ScheduleRefund(
      @TargetAggregateIdentifier OrderId orderId,
      DueStep step,
      List<CapturedPayment> captured,
      boolean waitIsOver,
      Instant at)
      implements RefundCommand {

    public ScheduleRefund {
      captured = List.copyOf(captured);
    }
  }

  /**
   * Record that the gateway took the refund of a tender. Recorded once.
   *
   * @param attempt counts from 1
   * @param gatewayReference the gateway's own id of it
   * @param at when, UTC
   */
  record RecordIssued(
      @TargetAggregateIdentifier OrderId orderId,
      RefundId refundId,
      PaymentId paymentId,
      int attempt,
      @Nullable String gatewayReference,
      Instant at)
      implements RefundCommand {}

  /**
   * Record that the gateway refused the refund of a tender for good. Each attempt fails once.
   *
   * @param attempt counts from 1
   * @param why the gateway's code
   * @param at when, UTC
   */
  record RecordFailed(
      @TargetAggregateIdentifier OrderId orderId,
      RefundId refundId,
      PaymentId paymentId,
      int attempt,
      String why,
      Instant at)
      implements RefundCommand {}

  /**
   * Try a tender again whose last attempt failed for good. Answered with a {@link RetryAnswer};
   * what becomes of the attempt is the next event.
   */
  record RetryTender(
      @TargetAggregateIdentifier OrderId orderId, RefundId refundId, PaymentId paymentId)
      implements RefundCommand {}

  /** Credit the customer, once a step. */
  record IssueCredit(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      CreditStep step,
      Instant at,
      boolean historical)
      implements RefundCommand {

    CreditIssued issued() {
      return new CreditIssued(
          orderId, cancellationId, step.stepId(), step.amount(), at, historical);
    }
  }

  /** Pay a claim that was granted, once a step. */
  record PayCompensation(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      CompensationStep step,
      Instant at,
      boolean historical)
      implements RefundCommand {

    CompensationPaid paid() {
      return new CompensationPaid(
          orderId,
          cancellationId,
          step.stepId(),
          step.payer(),
          step.payee(),
          step.amount(),
          at,
          historical);
    }
  }

  /** Say which tenders of a payment are not issued, and whether they are too much for it. */
  record ListOpenTenders(@TargetAggregateIdentifier OrderId orderId, CapturedPayment payment)
      implements RefundCommand {}

  /**
   * Give less back to a tender, because upstream gave money of the payment back itself. The gateway
   * must not have been asked for it.
   *
   * @param by above zero, no more than goes back
   * @param at when, UTC
   */
  record ReduceTender(
      @TargetAggregateIdentifier OrderId orderId,
      RefundId refundId,
      PaymentId paymentId,
      Money by,
      Instant at)
      implements RefundCommand {}
}

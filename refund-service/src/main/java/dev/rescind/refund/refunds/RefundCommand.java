package dev.rescind.refund.refunds;

import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
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
}

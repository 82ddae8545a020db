package dev.rescind.refund.refunds;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import dev.rescind.refund.gateway.GatewayRefund;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to give one tender back; the payload of the effect.
 *
 * @param attempt counts from 1; the next one follows only a failure that is final
 * @param causedBy id of the event that led to it; absent where a person asked
 */
record TenderDue(
    OrderId orderId,
    RefundId refundId,
    PaymentId paymentId,
    Money amount,
    int attempt,
    @Nullable String causedBy) {

  /** What makes the attempt one, here and at the gateway: refund, tender, attempt. */
  String idempotencyKey() {
    return refundId + "/" + paymentId + "/" + attempt;
  }

  GatewayRefund asked() {
    return new GatewayRefund(idempotencyKey(), orderId, paymentId, amount);
  }
}

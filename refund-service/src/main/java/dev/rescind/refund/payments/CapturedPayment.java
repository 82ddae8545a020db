package dev.rescind.refund.payments;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A payment that was captured for an order.
 *
 * @param amount what was captured, above zero
 * @param method upstream's name of the tender
 * @param paidAt UTC
 */
public record CapturedPayment(PaymentId paymentId, Money amount, String method, Instant paidAt) {

  /** The oldest first; of two at the same instant the one with the lesser id. */
  public static final Comparator<CapturedPayment> BY_TIME =
      Comparator.comparing(CapturedPayment::paidAt)
          .thenComparing(payment -> payment.paymentId().value());
}

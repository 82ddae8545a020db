package dev.rescind.refund.payments;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A payment that was captured for an order.
 *
 * @param amount what was captured, above zero
 * @param returned what upstream gave back of it by itself
 * @param method upstream's name of the tender
 * @param paidAt UTC
 */
public record CapturedPayment(
    PaymentId paymentId, Money amount, Money returned, String method, Instant paidAt) {

  /** The oldest first; of two at the same instant the one with the lesser id. */
  public static final Comparator<CapturedPayment> BY_TIME =
      Comparator.comparing(CapturedPayment::paidAt)
          .thenComparing(payment -> payment.paymentId().value());

  /** A payment of which upstream gave nothing back. */
  public CapturedPayment(PaymentId paymentId, Money amount, String method, Instant paidAt) {
    this(paymentId, amount, Money.zero(amount.currency()), method, paidAt);
  }

  /** What is left of it after upstream's returns; below zero where they were more than it. */
  public Money left() {
    return amount.minus(returned);
  }

  /** The payment as if upstream had given nothing back. */
  public CapturedPayment untouched() {
    return new CapturedPayment(paymentId, amount, method, paidAt);
  }
}

package dev.rescind.refund.gateway;

import dev.rescind.events.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the simulated gateway is told to show.
 *
 * @param paymentId the payment that it is shown for; absent for any
 * @param times how often it is shown, at least once
 */
record Fault(@Nullable PaymentId paymentId, Kind kind, int times) {

  /** What goes wrong. */
  enum Kind {
    /** No answer, and nothing was done. */
    TIMEOUT_BEFORE,
    /** No answer, although it was done. */
    TIMEOUT_AFTER,
    /** An error of the gateway's own, nothing done; the next request goes through. */
    ERROR_THEN_SUCCESS,
    /** Refused for good. */
    DECLINE,
    /** Done, after a while. */
    SLOW
  }

  boolean concerns(PaymentId payment) {
    return paymentId == null || paymentId.equals(payment);
  }

  Fault once() {
    return new Fault(paymentId, kind, times - 1);
  }
}

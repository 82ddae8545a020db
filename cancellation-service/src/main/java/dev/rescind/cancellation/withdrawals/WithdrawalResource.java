package dev.rescind.cancellation.withdrawals;

import dev.rescind.events.OrderEvent.OrderPlaced;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows. It names no customer: whoever holds it may be somebody else.
 *
 * @param prospect what withdrawing would give; absent once it was confirmed
 * @param confirmed what was confirmed
 */
record WithdrawalResource(
    String orderId,
    String merchantId,
    Instant placedAt,
    @Nullable Prospect prospect,
    @Nullable Confirmed confirmed) {

  /**
   * A withdrawal that was received.
   *
   * @param receivedAt UTC
   * @param acknowledgement for the customer to keep; absent once it was erased
   * @param sha256 of the acknowledgement in UTF-8, lower-case hexadecimal
   */
  record Confirmed(
      String cancellationId, Instant receivedAt, @Nullable String acknowledgement, String sha256) {

    static Confirmed of(Link.Confirmation confirmation) {
      return new Confirmed(
          confirmation.cancellationId().value(),
          confirmation.at(),
          confirmation.acknowledgement(),
          confirmation.sha256());
    }
  }

  static WithdrawalResource of(
      OrderPlaced placed, @Nullable Prospect prospect, Link.@Nullable Confirmation confirmation) {
    return new WithdrawalResource(
        placed.orderId().value(),
        placed.merchantId().value(),
        placed.placedAt(),
        prospect,
        confirmation == null ? null : Confirmed.of(confirmation));
  }
}

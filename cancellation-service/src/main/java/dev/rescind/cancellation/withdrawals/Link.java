package dev.rescind.cancellation.withdrawals;

import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link, as it is kept.
 *
 * @param confirmation what was confirmed by it; absent until then
 */
record Link(OrderId orderId, @Nullable Confirmation confirmation) {

  /**
   * What was confirmed.
   *
   * @param at when, UTC
   * @param hash of what was sent, lower-case hexadecimal
   * @param acknowledgement the text that says so; absent once it was erased
   * @param sha256 of that text in UTF-8, lower-case hexadecimal
   */
  record Confirmation(
      Instant at,
      String hash,
      CancellationId cancellationId,
      @Nullable String acknowledgement,
      String sha256) {}
}

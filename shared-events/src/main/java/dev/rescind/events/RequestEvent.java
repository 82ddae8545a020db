package dev.rescind.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream with its own front end asks: topic {@code cancellation-requests}, key the order
 * id.
 */
public sealed interface RequestEvent extends RescindEvent {

  OrderId orderId();

  @Override
  default String key() {
    return orderId().value();
  }

  /**
   * Somebody asked upstream to cancel.
   *
   * @param requestId upstream's own id of the request; comes back on every event of the case
   * @param reason code of the reason catalogue
   * @param reasonText what the person wrote, by reference
   * @param lines what is to be cancelled; empty means all that is left of the order
   * @param requestedAt when the requester asked, UTC; the request is judged by that instant
   */
  record CancellationRequestSubmitted(
      OrderId orderId,
      String requestId,
      Requester requester,
      String reason,
      @Nullable TextId reasonText,
      List<LineQuantity> lines,
      Instant requestedAt,
      boolean historical)
      implements RequestEvent {

    /**
     * @throws IllegalArgumentException if the request id is no opaque id
     */
    public CancellationRequestSubmitted {
      OpaqueId.check("requestId", requestId);
      lines = List.copyOf(lines);
    }
  }
}

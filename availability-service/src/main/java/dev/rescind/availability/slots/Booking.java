package dev.rescind.availability.slots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a slot's booking history.
 *
 * @param cancellationId the case that freed the places
 * @param at UTC
 */
record Booking(
    What what,
    String orderId,
    String lineId,
    @Nullable String cancellationId,
    int quantity,
    Instant at,
    boolean historical) {

  /** What happened to the places. */
  enum What {
    RESERVED,
    RELEASED
  }
}

package dev.rescind.availability.slots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a slot's booking history.
 *
 * @param cancellationId the case that it belongs to
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
    /** Taken by the line. */
    RESERVED,
    /** Free again by a cancellation. */
    RELEASED,
    /** Given up by a cancellation, and not to be had again. */
    CLOSED,
    /** Free again because the line moved or upstream changed the order. */
    VACATED,
    /** Held for an offer. */
    HELD,
    /** Held no more. */
    HOLD_EXPIRED,
    /** The line came from another slot. */
    MOVED_HERE
  }
}

package dev.rescind.events;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The place in a calendar that an order line holds.
 *
 * @param start when the appointment begins, UTC
 * @param end when it ends, UTC; not before the start (a stay of zero nights ends as it begins)
 * @param zone the zone of the place, in which days are counted
 * @param capacity how many places the slot has in all, where upstream knows it
 */
public record BookedSlot(
    SlotId slotId, Instant start, Instant end, ZoneId zone, @Nullable Integer capacity) {

  /**
   * @throws IllegalArgumentException if the slot ends before it starts or has no capacity
   */
  public BookedSlot {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("slot must not end before it starts");
    }
    if (capacity != null) {
      Bound.atLeast(1, "capacity", capacity);
    }
  }
}

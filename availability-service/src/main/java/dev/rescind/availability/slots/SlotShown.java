package dev.rescind.availability.slots;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slot as the API shows it. Who may only book sees where and when it is and how many places are
 * free; its merchant and the platform's people see the rest.
 *
 * @param start UTC
 * @param end UTC
 * @param zone the zone of the place
 * @param available how many places are free, never below zero
 * @param bookable whether there is a free place and the slot has not begun
 * @param capacity how many places there are in all
 * @param reserved how many are taken; above the capacity where upstream sold too many
 * @param held how many are held for offers
 * @param closed how many cancellations closed
 * @param overbooked whether upstream sold too many
 * @param history who held what, oldest first; where one slot is asked for
 */
record SlotShown(
    String slotId,
    String productId,
    String merchantId,
    Instant start,
    Instant end,
    String zone,
    int available,
    boolean bookable,
    @Nullable Integer capacity,
    @Nullable Integer reserved,
    @Nullable Integer held,
    @Nullable Integer closed,
    @Nullable Boolean overbooked,
    @Nullable List<Booking> history) {

  /** What anybody may know. */
  SlotShown withoutInsides() {
    return new SlotShown(
        slotId,
        productId,
        merchantId,
        start,
        end,
        zone,
        available,
        bookable,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  SlotShown with(List<Booking> bookings) {
    return new SlotShown(
        slotId,
        productId,
        merchantId,
        start,
        end,
        zone,
        available,
        bookable,
        capacity,
        reserved,
        held,
        closed,
        overbooked,
        List.copyOf(bookings));
  }
}

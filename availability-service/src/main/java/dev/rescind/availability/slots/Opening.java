package dev.rescind.availability.slots;

import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.BookedSlot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sale opens the slot, or opens it anew because upstream moved or resized it. Where
 * upstream tells no capacity, the slot has as many places as were ever held at once.
 */
final class Opening {

  private Opening() {}

  /**
   * The event that has to come before the sale, if one has to.
   *
   * @param current the newest opening, if there was one
   * @param reservedAfter how many places will be held once the sale took effect
   */
  static Optional<SlotOpened> decide(@Nullable SlotOpened current, Sale sale, int reservedAfter) {
    if (current == null) {
      return Optional.of(opened(sale, capacity(sale.slot(), reservedAfter)));
    }
    SlotOpened wanted =
        sale.at().isBefore(current.openedAt())
            ? grown(current, sale, reservedAfter)
            : opened(sale, capacity(sale.slot(), Math.max(current.capacity(), reservedAfter)));
    return sameTerms(current, wanted) ? Optional.empty() : Optional.of(wanted);
  }

  private static int capacity(BookedSlot slot, int otherwise) {
    return slot.capacity() == null ? otherwise : slot.capacity();
  }

  private static SlotOpened opened(Sale sale, int capacity) {
    BookedSlot slot = sale.slot();
    return new SlotOpened(
        slot.slotId(),
        sale.productId(),
        sale.merchantId(),
        slot.start(),
        slot.end(),
        slot.zone(),
        capacity,
        sale.at(),
        sale.historical());
  }

  /** A sale from before the newest opening says nothing new of the slot, but may need its place. */
  private static SlotOpened grown(SlotOpened current, Sale sale, int reservedAfter) {
    return sale.slot().capacity() != null || reservedAfter <= current.capacity()
        ? current
        : new SlotOpened(
            current.slotId(),
            current.productId(),
            current.merchantId(),
            current.start(),
            current.end(),
            current.zone(),
            reservedAfter,
            current.openedAt(),
            sale.historical());
  }

  private static boolean sameTerms(SlotOpened current, SlotOpened wanted) {
    return current.start().equals(wanted.start())
        && current.end().equals(wanted.end())
        && current.zone().equals(wanted.zone())
        && current.capacity() == wanted.capacity();
  }
}

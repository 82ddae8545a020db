package dev.rescind.availability.slots;

import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.BookedSlot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sale opens the slot, or opens it anew because upstream moved or resized it. Where
 * upstream tells no capacity, the slot has as many places as were ever held at once. What an offer
 * said of a slot holds until it is sold: a slot is of the merchant who sells it.
 */
final class Opening {

  private Opening() {}

  /**
   * The event that has to come before the sale, if one has to.
   *
   * @param current the newest opening, if there was one
   * @param byOffer whether that came of an offer
   * @param reservedAfter how many places will be held once the sale took effect
   */
  static Optional<SlotOpened> decide(
      @Nullable SlotOpened current, boolean byOffer, Sale sale, int reservedAfter) {
    if (current == null || byOffer) {
      return Optional.of(opened(current, sale, reservedAfter));
    }
    SlotOpened wanted =
        sale.asOf().isBefore(current.openedAt())
            ? grown(current, sale, reservedAfter)
            : opened(current, sale, reservedAfter);
    return sameTerms(current, wanted) ? Optional.empty() : Optional.of(wanted);
  }

  /** What another merchant said of the capacity does not count. */
  private static SlotOpened opened(@Nullable SlotOpened current, Sale sale, int reservedAfter) {
    Integer told = sale.slot().capacity();
    int known =
        current != null && current.merchantId().equals(sale.merchantId()) ? current.capacity() : 0;
    return opened(sale, told == null ? Math.max(known, reservedAfter) : told);
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
        sale.asOf(),
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
    return current.merchantId().equals(wanted.merchantId())
        && current.start().equals(wanted.start())
        && current.end().equals(wanted.end())
        && current.zone().equals(wanted.zone())
        && current.capacity() == wanted.capacity();
  }
}

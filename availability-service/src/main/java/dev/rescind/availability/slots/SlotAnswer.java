package dev.rescind.availability.slots;

import dev.rescind.events.BookedSlot;

/** What a slot answers about an order line. */
sealed interface SlotAnswer {

  /**
   * The line is, or was, here; what was asked for is done.
   *
   * @param places how many it holds here now
   * @param orderAwaited whether its order did not say so yet, and it may have more
   */
  record Here(int places, boolean orderAwaited) implements SlotAnswer {}

  /** The line has moved; ask there. */
  record MovedTo(BookedSlot slot) implements SlotAnswer {}
}

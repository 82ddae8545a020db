package dev.rescind.availability.slots;

import dev.rescind.events.BookedSlot;

/** What a slot answers about an order line. */
sealed interface SlotAnswer {

  /**
   * The line is, or was, here; what was asked for is done.
   *
   * @param places how many it holds here now
   */
  record Here(int places) implements SlotAnswer {}

  /** The line has moved; ask there. */
  record MovedTo(BookedSlot slot) implements SlotAnswer {}
}

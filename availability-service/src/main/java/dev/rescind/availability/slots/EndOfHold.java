package dev.rescind.availability.slots;

import dev.rescind.events.SlotId;
import java.io.Serial;
import java.io.Serializable;

/**
 * Which hold ends; the data of the deadline.
 *
 * @param number which offer of the case
 */
record EndOfHold(String slotId, String cancellationId, int number) implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static EndOfHold of(SlotId slotId, Offer offer) {
    return new EndOfHold(slotId.value(), offer.cancellationId().value(), offer.number());
  }

  /** What makes the deadline one. */
  String instance() {
    return cancellationId + "/" + number;
  }
}

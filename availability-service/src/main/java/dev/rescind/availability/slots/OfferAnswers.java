package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.availability.slots.SlotCommand.HoldSlot;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import java.util.Optional;

/** What a slot says to an offer and to a line that wants to move here. */
final class OfferAnswers {

  private OfferAnswers() {}

  static SlotHeld held(HoldSlot command) {
    Sale sale = command.sale();
    return new SlotHeld(
        command.slotId(),
        sale.orderId(),
        sale.lineId(),
        command.offer().cancellationId(),
        command.offer().number(),
        command.quantity(),
        command.until(),
        sale.at(),
        sale.historical());
  }

  static Optional<HoldExpired> expired(EndHold command, Places places) {
    return places
        .holdFor(command.offer())
        .map(held ->
            new HoldExpired(
                held.slotId(),
                held.orderId(),
                held.lineId(),
                held.cancellationId(),
                held.number(),
                held.quantity(),
                places.availableAfter(held.quantity()),
                command.at(),
                held.historical()));
  }

  /** History happened, whether there was room or not. */
  static boolean hasRoom(MoveHere command, Places places) {
    return command.sale().historical() || room(command, places) >= command.quantity();
  }

  private static int room(MoveHere command, Places places) {
    return places.heldFor(command.cancellationId()) + places.free();
  }

  static RescheduleConfirmed confirmed(MoveHere command, Places places) {
    Sale sale = command.sale();
    return new RescheduleConfirmed(
        command.slotId(),
        command.from(),
        sale.orderId(),
        sale.lineId(),
        command.cancellationId(),
        command.stepId(),
        command.quantity(),
        places.heldFor(command.cancellationId()),
        sale.at(),
        sale.historical());
  }

  static RescheduleDeclined declined(MoveHere command, Places places) {
    Sale sale = command.sale();
    boolean wouldFit = room(command, places) + places.closed() >= command.quantity();
    return new RescheduleDeclined(
        command.slotId(),
        sale.orderId(),
        sale.lineId(),
        command.cancellationId(),
        command.stepId(),
        wouldFit ? "CLOSED" : "FULL",
        sale.at(),
        sale.historical());
  }
}

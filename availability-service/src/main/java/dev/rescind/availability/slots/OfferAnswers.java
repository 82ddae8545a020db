package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.availability.slots.SlotCommand.HoldSlot;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import java.util.Optional;

/** What a slot says to an offer and to a line that wants to move here. */
final class OfferAnswers {

  private OfferAnswers() {}

  /** A merchant offers what is the merchant's own, and what is in the calendar. */
  static boolean mayBeOffered(Sale sale, Places places) {
    return places.isOf(sale.merchantId()) && Years.know(sale.slot());
  }

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

  /** Why the line cannot move here however much room there is, if it cannot. */
  static Optional<RescheduleDeclined> refusal(MoveHere command, Places places) {
    Sale sale = command.sale();
    if (!places.isOf(sale.merchantId())) {
      return Optional.of(declined(command, "OTHER_MERCHANT"));
    }
    if (!Years.know(sale.slot())) {
      return Optional.of(declined(command, "OUT_OF_CALENDAR"));
    }
    boolean nowhere = command.moving() == 0 && places.lines().held(sale.holder()).left() == 0;
    return nowhere && !sale.historical()
        ? Optional.of(declined(command, "NOTHING_HELD"))
        : Optional.empty();
  }

  /**
   * Whether the line has its places here already: it came before, or upstream was faster to tell.
   * Of history nobody can say what came first.
   */
  private static boolean stays(MoveHere command) {
    return command.from().equals(command.slotId()) || command.moving() == 0;
  }

  /** Whether the line takes places. History happened, whether there was room or not. */
  static boolean moves(MoveHere command, Places places) {
    return !stays(command)
        && (command.sale().historical() || room(command, places) >= command.moving());
  }

  /** What the slot says to a line that it does not refuse, once it took its places if it could. */
  static AvailabilityEvent answer(MoveHere command, boolean moved, Places places) {
    return moved || stays(command) ? confirmed(command, places) : declined(command, places);
  }

  private static int room(MoveHere command, Places places) {
    return places.heldFor(command.cancellationId()) + places.free();
  }

  private static RescheduleConfirmed confirmed(MoveHere command, Places places) {
    Sale sale = command.sale();
    return new RescheduleConfirmed(
        command.slotId(),
        command.from(),
        sale.orderId(),
        sale.lineId(),
        command.cancellationId(),
        command.stepId(),
        command.moving() == 0 ? command.quantity() : command.moving(),
        places.heldFor(command.cancellationId()),
        sale.at(),
        sale.historical());
  }

  private static RescheduleDeclined declined(MoveHere command, Places places) {
    boolean wouldFit = room(command, places) + places.closed() >= command.moving();
    return declined(command, wouldFit ? "CLOSED" : "FULL");
  }

  private static RescheduleDeclined declined(MoveHere command, String why) {
    Sale sale = command.sale();
    return new RescheduleDeclined(
        command.slotId(),
        sale.orderId(),
        sale.lineId(),
        command.cancellationId(),
        command.stepId(),
        why,
        sale.at(),
        sale.historical());
  }
}

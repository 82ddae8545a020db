package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.MoveAway;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.SlotCommand.ShrinkLine;
import dev.rescind.events.Aftermath;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.SettlementStep.ReleaseStep;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a slot says when places are taken or let go, given who has them. */
final class Answers {

  private static final String RESCHEDULED = "RESCHEDULED";

  private Answers() {}

  static SlotReserved reserved(Sale sale, int quantity) {
    return new SlotReserved(
        sale.slot().slotId(),
        sale.orderId(),
        sale.lineId(),
        quantity,
        sale.at(),
        sale.historical());
  }

  /** As much as the line holds becomes free, or is closed for good. */
  static AvailabilityEvent released(ReleaseSlot command, Places places) {
    Sale sale = command.sale();
    int quantity = Math.min(command.quantity(), places.lines().held(sale.holder()).left());
    if (quantity <= 0) {
      return alreadyReleased(command);
    }
    Aftermath aftermath = command.aftermath();
    return aftermath == null || aftermath == Aftermath.REOPEN
        ? new SlotReleased(
            command.slotId(),
            sale.orderId(),
            sale.lineId(),
            command.cancellationId(),
            command.stepId(),
            quantity,
            places.availableAfter(quantity),
            sale.at(),
            sale.historical())
        : new SlotClosed(
            command.slotId(),
            sale.orderId(),
            sale.lineId(),
            command.cancellationId(),
            command.stepId(),
            aftermath,
            quantity,
            places.availableAfter(0),
            sale.at(),
            sale.historical());
  }

  private static NothingToRelease alreadyReleased(ReleaseSlot command) {
    Sale sale = command.sale();
    return new NothingToRelease(
        sale.productId(),
        command.slotId(),
        sale.orderId(),
        sale.lineId(),
        command.cancellationId(),
        command.stepId(),
        "ALREADY_RELEASED",
        sale.at(),
        sale.historical());
  }

  /** The line never held a place. */
  static NothingToRelease noSlot(SettlingEvent decision, ReleaseStep step, Instant at) {
    return new NothingToRelease(
        step.productId(),
        null,
        decision.orderId(),
        step.lineId(),
        decision.cancellationId(),
        step.stepId(),
        "NO_SLOT",
        at,
        decision.historical());
  }

  /** What the line holds beyond what it is to keep. */
  static Optional<SlotVacated> shrunk(ShrinkLine command, Places places) {
    int tooMany = places.lines().held(command.sale().holder()).left() - command.keep();
    return vacated(command.sale(), null, command.why(), null, tooMany, places);
  }

  /** As much as the line still holds. */
  static Optional<SlotVacated> movedAway(MoveAway command, Places places) {
    int quantity =
        Math.min(command.quantity(), places.lines().held(command.sale().holder()).left());
    return vacated(
        command.sale(), command.cancellationId(), RESCHEDULED, command.movedTo(), quantity, places);
  }

  private static Optional<SlotVacated> vacated(
      Sale sale,
      @Nullable CancellationId cancellationId,
      String why,
      @Nullable BookedSlot movedTo,
      int quantity,
      Places places) {
    return quantity <= 0
        ? Optional.empty()
        : Optional.of(
            new SlotVacated(
                sale.slot().slotId(),
                sale.orderId(),
                sale.lineId(),
                cancellationId,
                why,
                movedTo,
                quantity,
                places.availableAfter(quantity),
                sale.at(),
                sale.historical()));
  }
}

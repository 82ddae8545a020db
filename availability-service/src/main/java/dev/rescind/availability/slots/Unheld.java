package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.SettlementStep.ReleaseStep;
import java.time.Instant;

/** Answers to steps that free no place. */
final class Unheld {

  private Unheld() {}

  /** Everything that the line held is free already. */
  static NothingToRelease alreadyReleased(ReleaseSlot command) {
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
  static NothingToRelease noSlot(CancellationApproved approval, ReleaseStep step, Instant at) {
    return new NothingToRelease(
        step.productId(),
        null,
        approval.orderId(),
        step.lineId(),
        approval.cancellationId(),
        step.stepId(),
        "NO_SLOT",
        at,
        approval.historical());
  }
}

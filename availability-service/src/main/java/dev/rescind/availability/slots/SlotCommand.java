package dev.rescind.availability.slots;

import dev.rescind.events.CancellationId;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All that can be asked of a slot. Each may be asked twice and takes effect once. */
sealed interface SlotCommand {

  /**
   * An order line was sold places.
   *
   * @param quantity how many the line has in all
   */
  record ReserveSlot(Sale sale, int quantity) implements SlotCommand {

    @TargetAggregateIdentifier
    SlotId slotId() {
      return sale.slot().slotId();
    }
  }

  /**
   * Places of an order line are to become free.
   *
   * @param stepId the step of the settlement; answered once
   * @param quantity how many
   */
  record ReleaseSlot(Sale sale, CancellationId cancellationId, StepId stepId, int quantity)
      implements SlotCommand {

    @TargetAggregateIdentifier
    SlotId slotId() {
      return sale.slot().slotId();
    }
  }
}

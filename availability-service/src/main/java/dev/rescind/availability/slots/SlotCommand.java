package dev.rescind.availability.slots;

import dev.rescind.events.Aftermath;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked of a slot. Each may be asked twice and takes effect once. */
sealed interface SlotCommand {

  /** Whom it goes to. */
  @TargetAggregateIdentifier
  SlotId slotId();

  /** About a line in a slot. */
  sealed interface OfSale extends SlotCommand {

    Sale sale();

    @Override
    default SlotId slotId() {
      return sale().slot().slotId();
    }
  }

  /** About a line that may have moved; answered with a {@link SlotAnswer}. */
  sealed interface OfLine extends OfSale {

    /** The same, asked of the slot that the line moved to. */
    OfLine in(BookedSlot slot);
  }

  /**
   * An order line was sold places.
   *
   * @param quantity how many the line has in all
   */
  record ReserveSlot(Sale sale, int quantity) implements OfLine {

    @Override
    public ReserveSlot in(BookedSlot slot) {
      return new ReserveSlot(sale.in(slot), quantity);
    }
  }

  /**
   * Places of an order line are to become free.
   *
   * @param stepId the step of the settlement; answered once
   * @param quantity how many
   * @param aftermath what becomes of them; absent: they can be booked again
   */
  record ReleaseSlot(
      Sale sale,
      CancellationId cancellationId,
      StepId stepId,
      int quantity,
      @Nullable Aftermath aftermath)
      implements OfLine {

    @Override
    public ReleaseSlot in(BookedSlot slot) {
      return new ReleaseSlot(sale.in(slot), cancellationId, stepId, quantity, aftermath);
    }
  }

  /**
   * Upstream changed the order: the line has no more than so many places.
   *
   * @param keep how many it has in all
   * @param why as {@code SlotVacated} tells it
   */
  record ShrinkLine(Sale sale, int keep, String why) implements OfLine {

    @Override
    public ShrinkLine in(BookedSlot slot) {
      return new ShrinkLine(sale.in(slot), keep, why);
    }
  }

  /** As {@link ReserveSlot}, but upstream itself brings the line here, wherever it was. */
  record BringLine(Sale sale, int quantity) implements OfLine {

    @Override
    public ReserveSlot in(BookedSlot slot) {
      return new ReserveSlot(sale.in(slot), quantity);
    }
  }

  /** Say how many places the line holds; changes nothing. */
  record CountPlaces(Sale sale) implements OfLine {

    @Override
    public CountPlaces in(BookedSlot slot) {
      return new CountPlaces(sale.in(slot));
    }
  }

  /**
   * Hold places for an offer. Held once, if there are so many.
   *
   * @param until the last instant of the hold, UTC
   */
  record HoldSlot(Sale sale, Offer offer, int quantity, Instant until) implements OfSale {}

  /**
   * Let go what is held for an offer, if anything is.
   *
   * @param at UTC
   */
  record EndHold(SlotId slotId, Offer offer, Instant at) implements SlotCommand {}

  /**
   * Take places for a line that moves here; those held for the case, or free ones. Answered with
   * whether they were taken by this very command.
   *
   * @param from where the line holds its places until now
   * @param stepId the step of the settlement; answered once
   * @param quantity how many the step says
   * @param places how many the line has to move, at most
   */
  record MoveHere(
      Sale sale,
      SlotId from,
      CancellationId cancellationId,
      StepId stepId,
      int quantity,
      int places)
      implements OfSale {

    /** How many move. */
    int moving() {
      return Math.min(quantity, places);
    }
  }

  /** Let places go of a line that has taken others where it moved to. */
  record MoveAway(Sale sale, CancellationId cancellationId, int quantity, BookedSlot movedTo)
      implements OfLine {

    @Override
    public MoveAway in(BookedSlot slot) {
      return new MoveAway(sale.in(slot), cancellationId, quantity, movedTo);
    }
  }
}

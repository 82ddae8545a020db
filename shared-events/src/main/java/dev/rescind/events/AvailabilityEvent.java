package dev.rescind.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of places: topic {@code availability}, key the slot or product id. */
public sealed interface AvailabilityEvent extends RescindEvent {

  /**
   * A slot became bookable.
   *
   * @param start UTC
   * @param end UTC
   * @param zone the zone of the place
   * @param capacity how many places it has in all
   * @param openedAt UTC
   */
  record SlotOpened(
      SlotId slotId,
      ProductId productId,
      MerchantId merchantId,
      Instant start,
      Instant end,
      ZoneId zone,
      int capacity,
      Instant openedAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the slot has no capacity or ends before it starts
     */
    public SlotOpened {
      Bound.atLeast(1, "capacity", capacity);
      if (end.isBefore(start)) {
        throw new IllegalArgumentException("slot must not end before it starts");
      }
    }

    @Override
    public String key() {
      return slotId.value();
    }
  }

  /**
   * An order line took places of a slot.
   *
   * @param reservedAt UTC
   */
  record SlotReserved(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      int quantity,
      Instant reservedAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public SlotReserved {
      Bound.atLeast(1, "quantity", quantity);
    }

    @Override
    public String key() {
      return slotId.value();
    }
  }

  /**
   * Places are free and bookable again.
   *
   * @param quantity how many became free
   * @param available how many are bookable now
   * @param releasedAt UTC
   */
  record SlotReleased(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      StepId stepId,
      int quantity,
      int available,
      Instant releasedAt,
      boolean historical)
      implements AvailabilityEvent, StepEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one or what is available below zero
     */
    public SlotReleased {
      Bound.atLeast(1, "quantity", quantity);
      Bound.atLeast(0, "available", available);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * Places of a cancelled line are given up and nobody can book them again.
   *
   * @param aftermath why not: {@code CLOSE} or {@code WRITE_OFF}
   * @param quantity how many
   * @param available how many others are bookable now
   * @param closedAt UTC
   */
  record SlotClosed(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      StepId stepId,
      Aftermath aftermath,
      int quantity,
      int available,
      Instant closedAt,
      boolean historical)
      implements AvailabilityEvent, StepEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one, what is available below zero
     *     or the places stay bookable
     */
    public SlotClosed {
      Bound.atLeast(1, "quantity", quantity);
      Bound.atLeast(0, "available", available);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * Places are free and bookable again without a cancellation of theirs. Answers no step.
   *
   * @param cancellationId the case in which the line moved; absent where upstream changed the order
   * @param why {@code RESCHEDULED}, {@code AMENDED} or {@code CLOSED_UPSTREAM}
   * @param movedTo the place that the line has instead; absent where it has none
   * @param quantity how many became free
   * @param available how many are bookable now
   * @param vacatedAt UTC
   */
  record SlotVacated(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      @Nullable CancellationId cancellationId,
      String why,
      @Nullable BookedSlot movedTo,
      int quantity,
      int available,
      Instant vacatedAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one or what is available below zero
     */
    public SlotVacated {
      Bound.atLeast(1, "quantity", quantity);
      Bound.atLeast(0, "available", available);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.ofNullable(cancellationId);
    }
  }

  /**
   * The line held nothing that could become free.
   *
   * @param slotId the slot, if the line named one; then it is the key, else the product id
   * @param why {@code NO_SLOT} or {@code ALREADY_RELEASED}
   * @param answeredAt UTC
   */
  record NothingToRelease(
      ProductId productId,
      @Nullable SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      StepId stepId,
      String why,
      Instant answeredAt,
      boolean historical)
      implements AvailabilityEvent, StepEvent {

    @Override
    public String key() {
      return slotId == null ? productId.value() : slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * Places of a slot are held for somebody who was offered them.
   *
   * @param number which offer of the case it is for, counts from 1
   * @param quantity how many
   * @param heldUntil the last instant of the hold, UTC
   * @param heldAt UTC
   */
  record SlotHeld(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      int number,
      int quantity,
      Instant heldUntil,
      Instant heldAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the number or the quantity is below one
     */
    public SlotHeld {
      Bound.atLeast(1, "number", number);
      Bound.atLeast(1, "quantity", quantity);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * Places that were held are let go.
   *
   * @param number which offer of the case it is for, counts from 1
   * @param quantity how many
   * @param available how many are bookable now
   * @param expiredAt UTC
   */
  record HoldExpired(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      int number,
      int quantity,
      int available,
      Instant expiredAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the number or the quantity is below one or what is
     *     available below zero
     */
    public HoldExpired {
      Bound.atLeast(1, "number", number);
      Bound.atLeast(1, "quantity", quantity);
      Bound.atLeast(0, "available", available);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * An order line moved to another slot; the old place was let go after the new one was taken.
   *
   * @param slotId the new slot
   * @param previousSlotId the old one
   * @param quantity how many places moved
   * @param held how many of the new slot were held for it until now; all of them are let go
   * @param confirmedAt UTC
   */
  record RescheduleConfirmed(
      SlotId slotId,
      SlotId previousSlotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      StepId stepId,
      int quantity,
      int held,
      Instant confirmedAt,
      boolean historical)
      implements AvailabilityEvent, StepEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one or what was held below zero
     */
    public RescheduleConfirmed {
      Bound.atLeast(1, "quantity", quantity);
      Bound.atLeast(0, "held", held);
    }

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }

  /**
   * An order line could not move; everything is as it was.
   *
   * @param slotId the slot that was wanted
   * @param why {@code FULL}, {@code CLOSED}, {@code NOTHING_HELD} (the line has no places any
   *     more), {@code OTHER_MERCHANT} (whose slot it is) or {@code OUT_OF_CALENDAR} (beyond the
   *     years 1 to 9999)
   * @param declinedAt UTC
   */
  record RescheduleDeclined(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      StepId stepId,
      String why,
      Instant declinedAt,
      boolean historical)
      implements AvailabilityEvent, StepEvent {

    @Override
    public String key() {
      return slotId.value();
    }

    @Override
    public Optional<CancellationId> correlation() {
      return Optional.of(cancellationId);
    }
  }
}

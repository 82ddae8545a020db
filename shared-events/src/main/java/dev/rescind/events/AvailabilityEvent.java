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
      implements AvailabilityEvent {
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
      implements AvailabilityEvent {

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
   * @param quantity how many
   * @param heldUntil the last instant of the hold, UTC
   * @param heldAt UTC
   */
  record SlotHeld(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      int quantity,
      Instant heldUntil,
      Instant heldAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public SlotHeld {
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
   * @param quantity how many
   * @param available how many are bookable now
   * @param expiredAt UTC
   */
  record HoldExpired(
      SlotId slotId,
      OrderId orderId,
      LineId lineId,
      CancellationId cancellationId,
      int quantity,
      int available,
      Instant expiredAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one or what is available below zero
     */
    public HoldExpired {
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
      Instant confirmedAt,
      boolean historical)
      implements AvailabilityEvent {
    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public RescheduleConfirmed {
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
   * An order line could not move; everything is as it was.
   *
   * @param slotId the slot that was wanted
   * @param why {@code FULL} or {@code CLOSED}
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
      implements AvailabilityEvent {

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

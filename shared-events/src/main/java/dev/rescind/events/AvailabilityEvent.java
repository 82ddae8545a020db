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
}

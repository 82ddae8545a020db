package dev.rescind.availability.slots;

import dev.rescind.availability.slots.Booking.What;
import dev.rescind.availability.slots.Sale.Holder;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.CancellationId;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the booking history. */
record BookingRow(
    String eventId,
    AvailabilityEvent event,
    What what,
    Holder holder,
    int quantity,
    Instant at,
    boolean historical) {

  static BookingRow of(String id, SlotReserved it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.RESERVED, holder, it.quantity(), it.reservedAt(), it.historical());
  }

  static BookingRow of(String id, SlotReleased it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.RELEASED, holder, it.quantity(), it.releasedAt(), it.historical());
  }

  static BookingRow of(String id, SlotClosed it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.CLOSED, holder, it.quantity(), it.closedAt(), it.historical());
  }

  static BookingRow of(String id, SlotVacated it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.VACATED, holder, it.quantity(), it.vacatedAt(), it.historical());
  }

  static BookingRow of(String id, SlotHeld it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(id, it, What.HELD, holder, it.quantity(), it.heldAt(), it.historical());
  }

  static BookingRow of(String id, HoldExpired it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.HOLD_EXPIRED, holder, it.quantity(), it.expiredAt(), it.historical());
  }

  static BookingRow of(String id, RescheduleConfirmed it) {
    Holder holder = new Holder(it.orderId(), it.lineId());
    return new BookingRow(
        id, it, What.MOVED_HERE, holder, it.quantity(), it.confirmedAt(), it.historical());
  }

  @Nullable Object[] values() {
    return new @Nullable Object[] {
      eventId,
      event.key(),
      what.name(),
      holder.orderId().value(),
      holder.lineId().value(),
      event.correlation().map(CancellationId::value).orElse(null),
      quantity,
      Timestamp.from(Years.nearest(at)),
      historical
    };
  }
}

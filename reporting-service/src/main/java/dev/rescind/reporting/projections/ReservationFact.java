package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;

/** Places that an order took. */
record ReservationFact(String eventId, SlotReserved event) implements Fact {

  ReservationFact {
    storable(event.reservedAt());
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(event.slotId().value())
        .text(event.orderId().value())
        .text(event.lineId().value())
        .number(event.quantity())
        .instant(event.reservedAt())
        .flag(event.historical());
  }
}

package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;

/** Places that became free. */
record ReleaseFact(String eventId, SlotReleased event) implements Fact {

  ReleaseFact {
    storable(event.releasedAt());
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(event.slotId().value())
        .text(event.orderId().value())
        .text(event.lineId().value())
        .text(event.cancellationId().value())
        .text(event.stepId().value())
        .number(event.quantity())
        .instant(event.releasedAt())
        .flag(event.historical());
  }
}

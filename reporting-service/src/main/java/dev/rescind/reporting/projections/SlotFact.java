package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;

/** A slot that became bookable. */
record SlotFact(String eventId, SlotOpened event) implements Fact {

  SlotFact {
    storable(event.start());
    storable(event.end());
    storable(event.openedAt());
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(event.slotId().value())
        .text(event.productId().value())
        .text(event.merchantId().value())
        .instant(event.start())
        .instant(event.end())
        .text(event.zone().getId())
        .number(event.capacity())
        .instant(event.openedAt())
        .flag(event.historical());
  }
}

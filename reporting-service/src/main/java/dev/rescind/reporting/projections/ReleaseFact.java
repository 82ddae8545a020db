package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.CancellationId;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Places that an order gave back. */
record ReleaseFact(
    String eventId,
    String slotId,
    String orderId,
    String lineId,
    @Nullable CancellationId cancellationId,
    @Nullable String stepId,
    String why,
    int quantity,
    Instant at,
    boolean historical)
    implements Fact {

  static ReleaseFact of(String id, SlotReleased event) {
    return new ReleaseFact(
        id,
        event.slotId().value(),
        event.orderId().value(),
        event.lineId().value(),
        event.cancellationId(),
        event.stepId().value(),
        "CANCELLED",
        event.quantity(),
        storable(event.releasedAt()),
        event.historical());
  }

  static ReleaseFact of(String id, SlotClosed event) {
    return new ReleaseFact(
        id,
        event.slotId().value(),
        event.orderId().value(),
        event.lineId().value(),
        event.cancellationId(),
        event.stepId().value(),
        event.aftermath().name(),
        event.quantity(),
        storable(event.closedAt()),
        event.historical());
  }

  static ReleaseFact of(String id, SlotVacated event) {
    return new ReleaseFact(
        id,
        event.slotId().value(),
        event.orderId().value(),
        event.lineId().value(),
        event.cancellationId(),
        null,
        event.why(),
        event.quantity(),
        storable(event.vacatedAt()),
        event.historical());
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(slotId)
        .text(orderId)
        .text(lineId)
        .text(cancellationId == null ? null : cancellationId.value())
        .text(stepId)
        .text(why)
        .number(quantity)
        .instant(at)
        .flag(historical);
  }
}

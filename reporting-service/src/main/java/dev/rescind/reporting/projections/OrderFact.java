package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of the row of one order. */
record OrderFact(
    String orderId,
    @Nullable OrderPlaced placed,
    @Nullable Long totalMinor,
    @Nullable Instant completedAt,
    @Nullable Instant noShowAt)
    implements Fact {

  static OrderFact placed(OrderPlaced event) {
    storable(event.placedAt());
    return new OrderFact(event.orderId().value(), event, event.total().amount(), null, null);
  }

  static OrderFact completed(OrderCompleted event) {
    return new OrderFact(event.orderId().value(), null, null, storable(event.completedAt()), null);
  }

  static OrderFact noShow(NoShowRecorded event) {
    return new OrderFact(event.orderId().value(), null, null, null, storable(event.recordedAt()));
  }

  void write(Row row) throws SQLException {
    row.text(orderId)
        .text(placed == null ? null : placed.merchantId().value())
        .text(placed == null ? null : placed.customerId().value())
        .instant(placed == null ? null : placed.placedAt())
        .text(placed == null ? null : placed.currency())
        .number(totalMinor)
        .flag(placed == null ? null : placed.historical())
        .instant(completedAt)
        .instant(noShowAt);
  }
}

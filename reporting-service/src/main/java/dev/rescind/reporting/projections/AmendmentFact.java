package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.Fee;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderLine;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What an order costs in all since it was amended.
 *
 * @param totalMinor minor units of the order's currency
 * @param at UTC
 */
record AmendmentFact(String orderId, int revision, long totalMinor, Instant at) implements Fact {

  static AmendmentFact of(OrderAmended event) {
    long total = 0;
    for (OrderLine line : event.lines()) {
      total = Math.addExact(total, line.total().amount());
    }
    for (Fee fee : event.fees()) {
      total = Math.addExact(total, fee.amount().amount());
    }
    return new AmendmentFact(
        event.orderId().value(), event.revision(), total, storable(event.amendedAt()));
  }

  void write(Row row) throws SQLException {
    row.text(orderId).number(revision).number(totalMinor).instant(at);
  }
}

package dev.rescind.imports;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import dev.rescind.upstream.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the order that a row describes. */
record RowReading(Mapping mapping, EventIds ids, boolean historical) {

  /**
   * @throws RowRefusedException if a field cannot be read
   */
  OrderPlaced order(Row row) {
    Mapping.Order order = mapping.order();
    Instant placedAt = order.placedAt().read(row, mapping.zone());
    return new OrderPlaced(
        id("id", OrderId::new, row.required(order.id())),
        null,
        id("merchant", MerchantId::new, order.merchant().fill(row, ids)),
        id("customer", CustomerId::new, order.customer().fill(row, ids)),
        mapping.currency(),
        placedAt,
        List.of(line(row, order)),
        List.of(),
        null,
        historical);
  }

  private OrderLine line(Row row, Mapping.Order order) {
    Money amount = order.amount().read(row, mapping.currency());
    int quantity = order.quantity() == null ? 1 : quantity(row, order.quantity());
    // Where the amount does not divide, the price of one is rounded up and the rest taken off.
    Money unit = new Money(Math.ceilDiv(amount.amount(), (long) quantity), mapping.currency());
    return new OrderLine(
        new LineId("1"),
        id("product", ProductId::new, order.product().fill(row, ids)),
        order.category() == null ? null : order.category().fill(row, ids),
        quantity,
        unit,
        unit.times(quantity).minus(amount),
        Money.zero(mapping.currency()),
        order.slot() == null ? null : slot(row, order.slot()));
  }

  private BookedSlot slot(Row row, Mapping.Slot slot) {
    Instant start = slot.start().read(row, mapping.zone());
    Instant end = end(row, slot, start);
    if (end.isBefore(start)) {
      throw new RowRefusedException(slot.end().column(), "must not be before the start");
    }
    SlotId id = id("slot/id", SlotId::new, slot.id().fill(row, ids));
    return new BookedSlot(id, start, end, mapping.zone(), null);
  }

  /**
   * A stay of zero nights comes and goes on one date, on which the default time of going is before
   * that of coming: it ends as it starts.
   */
  private Instant end(Row row, Mapping.Slot slot, Instant start) {
    Instant end = slot.end().read(row, mapping.zone());
    boolean datesAlone = slot.start().isDate(row) && slot.end().isDate(row);
    boolean sameDate =
        start.atZone(mapping.zone()).toLocalDate().equals(end.atZone(mapping.zone()).toLocalDate());
    return datesAlone && sameDate && end.isBefore(start) ? start : end;
  }

  private static int quantity(Row row, String column) {
    try {
      int quantity = Integer.parseInt(row.required(column));
      if (quantity >= 1) {
        return quantity;
      }
      throw new RowRefusedException(column, "must be at least 1");
    } catch (NumberFormatException e) {
      throw new RowRefusedException(column, "must be a whole number", e);
    }
  }

  static <T> T id(String field, Function<String, T> read, String value) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw new RowRefusedException(field, "must be an id: " + rule(e.getMessage()), e);
    }
  }

  private static String rule(@Nullable String message) {
    return message == null ? "unreadable" : message;
  }
}

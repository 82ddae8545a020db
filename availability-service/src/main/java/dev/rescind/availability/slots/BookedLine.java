package dev.rescind.availability.slots;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.ProductId;
import java.util.List;
import java.util.stream.Stream;

/** A line of an order that has places which can be kept, as upstream told it. */
record BookedLine(LineId lineId, ProductId productId, int quantity, BookedSlot slot) {

  static List<BookedLine> of(List<OrderLine> lines) {
    return lines.stream().flatMap(BookedLine::of).toList();
  }

  private static Stream<BookedLine> of(OrderLine line) {
    BookedSlot slot = line.slot();
    return slot == null || !Years.know(slot)
        ? Stream.empty()
        : Stream.of(new BookedLine(line.lineId(), line.productId(), line.quantity(), slot));
  }
}

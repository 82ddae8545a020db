package dev.rescind.availability.slots;

import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What upstream says an order has.
 *
 * @param merchantId absent while only amendments of the order are known
 * @param revision the newest amendment; 0 if there was none
 * @param closed whether upstream closed the order
 */
record BookedOrder(
    OrderId orderId,
    @Nullable MerchantId merchantId,
    int revision,
    boolean closed,
    List<BookedLine> lines) {

  BookedOrder {
    lines = List.copyOf(lines);
  }

  Optional<BookedLine> line(LineId lineId) {
    return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
  }

  /**
   * The line as its slot is told of it.
   *
   * @param told when it was told of, UTC; what upstream dates in the future counts from now on
   * @param at when it takes effect if it is no history, UTC
   */
  static Sale sale(
      OrderId orderId,
      MerchantId merchantId,
      BookedLine line,
      Instant told,
      Instant at,
      boolean historical) {
    return new Sale(
        line.slot(),
        line.productId(),
        merchantId,
        orderId,
        line.lineId(),
        historical || told.isBefore(at) ? told : at,
        historical ? told : at,
        historical);
  }
}

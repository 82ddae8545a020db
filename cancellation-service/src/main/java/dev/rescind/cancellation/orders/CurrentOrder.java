package dev.rescind.cancellation.orders;

import static java.util.stream.Collectors.toMap;

import dev.rescind.cancellation.orders.KnownOrder.Amendment;
import dev.rescind.cancellation.orders.KnownOrder.Move;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is now, out of how it was placed and what came after.
 *
 * @param amendment absent while it is as it was placed
 */
record CurrentOrder(OrderPlaced order, @Nullable Amendment amendment) {

  /** A move before an amendment is in its lines; one after it counts beside them. */
  static CurrentOrder of(OrderPlaced placed, @Nullable OrderAmended amended, List<Move> moves) {
    if (amended == null || !fits(amended, placed)) {
      List<OrderLine> lines = moved(placed.lines(), moves, Instant.MIN);
      return new CurrentOrder(with(placed, lines, placed.fees()), null);
    }
    List<OrderLine> lines = moved(amended.lines(), moves, amended.amendedAt());
    return new CurrentOrder(
        with(placed, lines, amended.fees()),
        new Amendment(amended.revision(), amended.amendedAt()));
  }

  /** What is in another currency cannot be of this order; it may have come before the order. */
  private static boolean fits(OrderAmended amended, OrderPlaced order) {
    return amended.lines().stream()
            .allMatch(line -> line.unitPrice().currency().equals(order.currency()))
        && amended.fees().stream()
            .allMatch(fee -> fee.amount().currency().equals(order.currency()));
  }

  private static OrderPlaced with(OrderPlaced order, List<OrderLine> lines, List<Fee> fees) {
    return new OrderPlaced(
        order.orderId(),
        order.checkoutId(),
        order.merchantId(),
        order.customerId(),
        order.currency(),
        order.placedAt(),
        lines,
        fees,
        order.reorderOf(),
        order.historical());
  }

  private static List<OrderLine> moved(List<OrderLine> lines, List<Move> moves, Instant asOf) {
    Map<LineId, BookedSlot> latest =
        moves.stream()
            .filter(move -> move.at().isAfter(asOf))
            .sorted(Comparator.comparing(Move::at))
            .collect(toMap(Move::lineId, Move::slot, (earlier, later) -> later));
    return lines.stream().map(line -> moved(line, latest.get(line.lineId()))).toList();
  }

  private static OrderLine moved(OrderLine line, @Nullable BookedSlot to) {
    return to == null
        ? line
        : new OrderLine(
            line.lineId(),
            line.productId(),
            line.category(),
            line.quantity(),
            line.unitPrice(),
            line.discount(),
            line.tax(),
            to,
            line.attributes());
  }

  /** What upstream says of the lines beyond their price. */
  Map<LineId, Set<String>> attributes() {
    return order.lines().stream()
        .collect(
            toMap(
                OrderLine::lineId,
                line -> Set.copyOf(Objects.requireNonNullElse(line.attributes(), List.of()))));
  }
}

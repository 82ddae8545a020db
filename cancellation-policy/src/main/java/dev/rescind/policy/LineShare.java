package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The part of a line that a request cancels. Amounts are differences of rounded running totals, so
 * that one by one gives exactly what all at once gives, in any order of quantities.
 *
 * @param order the order that the line is of
 * @param before how many of the line were cancelled earlier
 * @param quantity how many are cancelled now
 */
record LineShare(OrderPlaced order, OrderLine line, int before, int quantity) {

  /**
   * @throws IllegalArgumentException if more is asked for than is left of the line
   */
  LineShare {
    if (before < 0 || quantity > line.quantity() - before) {
      throw new IllegalArgumentException(
          "line " + line.lineId() + " has only " + (line.quantity() - before) + " left");
    }
  }

  /**
   * The shares that a request asks for, in its order.
   *
   * @throws IllegalArgumentException if a line is not in the order or has less left
   */
  static List<LineShare> of(OrderFacts order, CaseFacts request) {
    Map<LineId, OrderLine> lines =
        order.placed().lines().stream()
            .collect(Collectors.toMap(OrderLine::lineId, Function.identity()));
    return request.lines().stream().map(asked -> of(order, lines, asked, request)).toList();
  }

  private static LineShare of(
      OrderFacts order, Map<LineId, OrderLine> lines, LineQuantity asked, CaseFacts request) {
    OrderLine line = lines.get(asked.lineId());
    if (line == null) {
      throw new IllegalArgumentException("line " + asked.lineId() + " is not in the order");
    }
    int before = request.alreadyCancelled().getOrDefault(asked.lineId(), 0);
    return new LineShare(order.placed(), line, before, asked.quantity());
  }

  /** What the cancelled quantity cost, minor units. */
  long value() {
    return part(line.total().amount());
  }

  /** The cancelled quantity's part of an amount that is the whole line's, minor units. */
  long part(long ofLine) {
    return upTo(ofLine, before + quantity) - upTo(ofLine, before);
  }

  /** What goes back of the value, minor units; never above it. */
  long refund(RefundRate rate) {
    long total = line.total().amount();
    return rate.of(upTo(total, before + quantity), this) - rate.of(upTo(total, before), this);
  }

  /** The whole line's part of an amount that is the whole order's, minor units. */
  long partOf(long ofOrder) {
    List<Long> totals = order.lines().stream().map(each -> each.total().amount()).toList();
    return Apportionment.split(ofOrder, totals).get(order.lines().indexOf(line));
  }

  /**
   * How much of a refund for the share is tax, minor units, in proportion to what the line costs;
   * half a unit rounded up.
   */
  long taxOf(long refund) {
    long total = line.total().amount();
    return total == 0
        ? 0
        : Percent.halfUp(
            BigInteger.valueOf(refund)
                .multiply(BigInteger.valueOf(Math.min(line.tax().amount(), total))),
            BigInteger.valueOf(total));
  }

  /** The zone of the line's place. */
  ZoneId zone(ZoneId otherwise) {
    BookedSlot slot = line.slot();
    return slot == null ? otherwise : slot.zone();
  }

  private long upTo(long ofLine, int pieces) {
    return Percent.halfUp(
        BigInteger.valueOf(ofLine).multiply(BigInteger.valueOf(pieces)),
        BigInteger.valueOf(line.quantity()));
  }
}

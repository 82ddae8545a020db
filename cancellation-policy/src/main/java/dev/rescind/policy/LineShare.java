package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The part of a line that a request cancels. Amounts are differences of rounded running totals, so
 * that one by one gives exactly what all at once gives, in any order of quantities.
 *
 * @param before how many of the line were cancelled earlier
 * @param quantity how many are cancelled now
 */
record LineShare(OrderLine line, int before, int quantity) {

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
    return request.lines().stream().map(asked -> of(lines, asked, request)).toList();
  }

  private static LineShare of(Map<LineId, OrderLine> lines, LineQuantity asked, CaseFacts request) {
    OrderLine line = lines.get(asked.lineId());
    if (line == null) {
      throw new IllegalArgumentException("line " + asked.lineId() + " is not in the order");
    }
    int before = request.alreadyCancelled().getOrDefault(asked.lineId(), 0);
    return new LineShare(line, before, asked.quantity());
  }

  /** What the cancelled quantity cost, minor units. */
  long value() {
    return cost(before + quantity) - cost(before);
  }

  /** The given share of it, minor units; never above the value. */
  long refund(Percent percent) {
    return percent.of(cost(before + quantity)) - percent.of(cost(before));
  }

  private long cost(int pieces) {
    return Percent.halfUp(
        BigInteger.valueOf(line.total().amount()).multiply(BigInteger.valueOf(pieces)),
        BigInteger.valueOf(line.quantity()));
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of an order is not cancelled yet.
 *
 * @param quantities by line, in the order's order; lines of which nothing is left are absent
 */
record Remainder(Map<LineId, Integer> quantities) {

  static Remainder of(OrderPlaced order, Map<LineId, Integer> cancelled) {
    Map<LineId, Integer> left = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      int quantity = line.quantity() - cancelled.getOrDefault(line.lineId(), 0);
      if (quantity > 0) {
        left.put(line.lineId(), quantity);
      }
    }
    return new Remainder(left);
  }

  /** Quantities by line, as a request names them, in the order's order. */
  static List<LineQuantity> quantities(OrderPlaced order, Map<LineId, Integer> byLine) {
    return order.lines().stream()
        .map(OrderLine::lineId)
        .filter(byLine::containsKey)
        .map(line -> new LineQuantity(line, byLine.getOrDefault(line, 0)))
        .toList();
  }

  /** What of these quantities the order still has: upstream may have amended it to fewer. */
  static Map<LineId, Integer> existing(OrderPlaced order, Map<LineId, Integer> byLine) {
    return of(order, Map.of()).least(byLine);
  }

  /** What of these quantities is left, as a request names it. */
  List<LineQuantity> ofWhat(Map<LineId, Integer> byLine) {
    return least(byLine).entrySet().stream()
        .map(line -> new LineQuantity(line.getKey(), line.getValue()))
        .toList();
  }

  /** How much of a line is left. */
  int of(LineId line) {
    return quantities.getOrDefault(line, 0);
  }

  private Map<LineId, Integer> least(Map<LineId, Integer> byLine) {
    Map<LineId, Integer> least = new LinkedHashMap<>();
    quantities.forEach((line, left) -> {
      int wanted = Math.min(left, byLine.getOrDefault(line, 0));
      if (wanted > 0) {
        least.put(line, wanted);
      }
    });
    return least;
  }

  boolean isNothing() {
    return quantities.isEmpty();
  }

  /** Whether every quantity asked for is there. */
  boolean holds(List<LineQuantity> asked) {
    Map<LineId, Integer> sum =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    LineQuantity::lineId, Collectors.summingInt(LineQuantity::quantity)));
    return sum.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= quantities.getOrDefault(entry.getKey(), 0));
  }

  /** The quantities asked for, each line once; all that is left where nothing in particular is. */
  List<LineQuantity> resolve(List<LineQuantity> asked) {
    Map<LineId, Integer> wanted = new LinkedHashMap<>();
    asked.forEach(line -> wanted.merge(line.lineId(), line.quantity(), Math::addExact));
    return (asked.isEmpty() ? quantities : wanted)
        .entrySet().stream()
            .map(entry -> new LineQuantity(entry.getKey(), entry.getValue()))
            .toList();
  }
}

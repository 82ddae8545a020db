package dev.rescind.cancellation.orders;

import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What cases claim of an order as its lines are now; a line of which nothing is claimed, or left,
 * is absent.
 *
 * @param cancelled how many of each line are cancelled for good
 * @param left how many no case claims, open ones included
 */
public record Claimed(Map<LineId, Integer> cancelled, Map<LineId, Integer> left) {

  /** Of a line that was amended to fewer no more counts as gone than it has. */
  static Claimed of(OrderPlaced order, Map<String, Integer> firm, Map<String, Integer> all) {
    Map<LineId, Integer> cancelled = new LinkedHashMap<>();
    Map<LineId, Integer> left = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      int gone = firm.getOrDefault(line.lineId().value(), 0);
      int rest = line.quantity() - all.getOrDefault(line.lineId().value(), 0);
      if (gone > 0) {
        cancelled.put(line.lineId(), Math.min(gone, line.quantity()));
      }
      if (rest > 0) {
        left.put(line.lineId(), rest);
      }
    }
    return new Claimed(cancelled, left);
  }

  public boolean isNothingLeft() {
    return left.isEmpty();
  }

  /**
   * The quantities asked for, each line once; all that is left where nothing in particular is.
   *
   * @param asked may name a line more than once
   */
  public List<LineQuantity> resolve(List<LineQuantity> asked) {
    Map<LineId, Integer> wanted = new LinkedHashMap<>();
    asked.forEach(line -> wanted.merge(line.lineId(), line.quantity(), Claimed::atMost));
    return (asked.isEmpty() ? left : wanted)
        .entrySet().stream()
            .map(entry -> new LineQuantity(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** The sum, or the largest number there is, which is more than any line has. */
  private static int atMost(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  /** Whether everything is left that is asked for, each line named once. */
  public boolean holds(List<LineQuantity> resolved) {
    return resolved.stream()
        .allMatch(asked -> asked.quantity() <= left.getOrDefault(asked.lineId(), 0));
  }
}

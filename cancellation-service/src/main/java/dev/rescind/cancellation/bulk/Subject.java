package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.ClaimedLines.Claimed;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is judged.
 *
 * @param order absent if it is not known, or not the merchant's
 * @param wanted what is meant of it, whether it is left or not
 * @param contactedAt when the customer was spoken to, UTC
 */
record Subject(
    OrderId orderId,
    @Nullable OrderFacts order,
    List<LineQuantity> wanted,
    Claimed claimed,
    @Nullable Instant contactedAt) {

  Subject {
    wanted = List.copyOf(wanted);
  }

  Subject wanting(List<LineQuantity> lines) {
    return new Subject(orderId, order, lines, claimed, contactedAt);
  }

  /** What is wanted, as far as no case claims it. */
  List<LineQuantity> left(OrderFacts known) {
    Map<LineId, Integer> quantities =
        known.placed().lines().stream()
            .collect(Collectors.toMap(OrderLine::lineId, OrderLine::quantity));
    List<LineQuantity> left = new ArrayList<>();
    for (LineQuantity one : wanted) {
      int gone = claimed.all().getOrDefault(one.lineId(), 0);
      int free = quantities.getOrDefault(one.lineId(), 0) - gone;
      if (free > 0) {
        left.add(new LineQuantity(one.lineId(), Math.min(free, one.quantity())));
      }
    }
    return left;
  }

  /** Of a line that was amended to fewer no more counts as gone than it has. */
  Map<LineId, Integer> firm(OrderFacts known) {
    return known.placed().lines().stream()
        .filter(line -> claimed.firm().containsKey(line.lineId()))
        .collect(
            Collectors.toMap(
                OrderLine::lineId,
                line -> Math.min(line.quantity(), claimed.firm().getOrDefault(line.lineId(), 0))));
  }
}

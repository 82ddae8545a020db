package dev.rescind.cancellation.withdrawals;

import dev.rescind.events.Explanation;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What withdrawing from an order would give.
 *
 * @param lines those of which something is left
 * @param all everything that may be withdrawn from; empty if there is nothing
 * @param refund what all of it would give back
 * @param retained what the merchant would keep of it
 * @param until the last instant of the period, UTC; absent while it has not begun
 * @param why what the law and the policy say, rule by rule
 */
record Prospect(
    List<Line> lines,
    List<LineQuantity> all,
    @Nullable Money refund,
    List<Fee> retained,
    @Nullable Instant until,
    Explanation why) {

  /**
   * A line.
   *
   * @param quantity how much of it is left
   * @param possible whether it may be withdrawn from
   * @param why in plain English
   */
  record Line(LineId lineId, String productId, int quantity, boolean possible, String why) {}

  Prospect {
    lines = List.copyOf(lines);
    all = List.copyOf(all);
    retained = List.copyOf(retained);
  }
}

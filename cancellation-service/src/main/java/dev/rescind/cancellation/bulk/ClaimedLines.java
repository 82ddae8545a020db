package dev.rescind.cancellation.bulk;

import dev.rescind.events.LineId;
import dev.rescind.events.OrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the cases of orders keep from being cancelled again. */
@Component
class ClaimedLines {

  private final JdbcTemplate jdbc;

  ClaimedLines(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of one order, by line.
   *
   * @param all firm or open
   * @param firm cancelled for good
   */
  record Claimed(Map<LineId, Integer> all, Map<LineId, Integer> firm) {

    /** Nothing. */
    static final Claimed NONE = new Claimed(Map.of(), Map.of());

    Claimed {
      all = Map.copyOf(all);
      firm = Map.copyOf(firm);
    }
  }

  /** What is claimed of those of the orders that have cases. */
  Map<OrderId, Claimed> of(Collection<OrderId> orders) {
    Map<OrderId, Map<LineId, Integer>> all = new HashMap<>();
    Map<OrderId, Map<LineId, Integer>> firm = new HashMap<>();
    jdbc.query(
        """
        select order_id, line_id, sum(quantity) as claimed,
          coalesce(sum(quantity) filter (where firm), 0) as firm
        from claimed_quantities where order_id = any(?) group by 1, 2
        """,
        row -> {
          OrderId order = new OrderId(row.getString("order_id"));
          LineId line = new LineId(row.getString("line_id"));
          all.computeIfAbsent(order, id -> new HashMap<>()).put(line, row.getInt("claimed"));
          if (row.getInt("firm") > 0) {
            firm.computeIfAbsent(order, id -> new HashMap<>()).put(line, row.getInt("firm"));
          }
        },
        (Object) orders.stream().map(OrderId::value).toArray(String[]::new));
    Map<OrderId, Claimed> claimed = new HashMap<>();
    all.forEach((order, lines) ->
        claimed.put(order, new Claimed(lines, firm.getOrDefault(order, Map.of()))));
    return claimed;
  }
}

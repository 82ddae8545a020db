package dev.rescind.cancellation.orders;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was asked of orders and claimed of their lines, read from the views of the cases. */
@Component
public class OrderCases {

  private final JdbcTemplate jdbc;

  OrderCases(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A case in an order's list; the rest is under its id.
   *
   * @param requestedBy who asked for it
   * @param refund what is to go back, once it is decided
   */
  record Listed(
      String cancellationId,
      String state,
      Party requestedBy,
      String reason,
      Instant requestedAt,
      @Nullable Instant decidedAt,
      @Nullable Instant settledAt,
      @Nullable Money refund) {}

  private record Row(String orderId, Listed listed) {}

  /** The cases of each of the orders, in the order of their recording. */
  Map<OrderId, List<Listed>> of(Collection<OrderId> orders) {
    return jdbc
        .query(
            """
            select order_id, cancellation_id, state, requester_party, reason, requested_at,
              decided_at, settled_at, refund_minor, currency
            from cases where order_id = any(?) order by cancellation_id
            """,
            OrderCases::row,
            (Object) orders.stream().map(OrderId::value).toArray(String[]::new))
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> new OrderId(row.orderId()),
                Collectors.mapping(Row::listed, Collectors.toList())));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    long refund = row.getLong("refund_minor");
    Money money = row.wasNull() ? null : new Money(refund, row.getString("currency"));
    return new Row(
        row.getString("order_id"),
        new Listed(
            row.getString("cancellation_id"),
            row.getString("state"),
            Party.valueOf(row.getString("requester_party")),
            row.getString("reason"),
            row.getTimestamp("requested_at").toInstant(),
            instant(row.getTimestamp("decided_at")),
            instant(row.getTimestamp("settled_at")),
            money));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** What cases claim of an order's lines. */
  public Claimed claimed(KnownOrder order) {
    Map<String, Integer> firm = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    jdbc.query(
        """
        select line_id, sum(quantity) as claimed, coalesce(sum(quantity) filter (where firm), 0) as gone
        from claimed_quantities where order_id = ? group by line_id
        """,
        row -> {
          all.put(row.getString("line_id"), row.getInt("claimed"));
          firm.put(row.getString("line_id"), row.getInt("gone"));
        },
        order.facts().placed().orderId().value());
    return Claimed.of(order.facts().placed(), firm, all);
  }
}

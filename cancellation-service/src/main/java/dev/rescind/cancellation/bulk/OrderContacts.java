package dev.rescind.cancellation.bulk;

import dev.rescind.events.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** When merchants last spoke to the customers of many orders, as the order book has it. */
@Component
class OrderContacts {

  private final JdbcTemplate jdbc;

  OrderContacts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** When each of the customers was last spoken to, UTC; those who were not are missing. */
  Map<OrderId, Instant> of(Collection<OrderId> orders) {
    Map<OrderId, Instant> contacted = new HashMap<>();
    jdbc.query(
        """
        select order_id, contacted_at from order_book
        where order_id = any(?) and contacted_at is not null
        """,
        row -> {
          contacted.put(
              new OrderId(row.getString("order_id")), row.getTimestamp("contacted_at").toInstant());
        },
        (Object) orders.stream().map(OrderId::value).toArray(String[]::new));
    return contacted;
  }
}

package dev.rescind.availability.slots;

import dev.rescind.events.EventJson;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The orders as upstream tells them, whatever comes first; written as soon as it is told. */
@Component
final class BookedOrders {

  private static final String PLACE =
      """
      insert into booked_orders (order_id, merchant_id, lines) values (?, ?, ?::jsonb)
      on conflict (order_id) do update set merchant_id = excluded.merchant_id
      returning *
      """;
  private static final String AMEND =
      """
      insert into booked_orders (order_id, revision, lines) values (?, ?, ?::jsonb)
      on conflict (order_id) do update set revision = excluded.revision, lines = excluded.lines
      where booked_orders.revision < excluded.revision
      """;
  private static final String CLOSE =
      """
      insert into booked_orders (order_id, closed, lines) values (?, true, '[]')
      on conflict (order_id) do update set closed = true
      """;

  private final JdbcTemplate jdbc;

  BookedOrders(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes the order, and answers what it is by now: an amendment may have come first. */
  BookedOrder place(OrderPlaced event) {
    return jdbc.query(
            PLACE,
            BookedOrders::read,
            event.orderId().value(),
            event.merchantId().value(),
            json(BookedLine.of(event.lines())))
        .getFirst();
  }

  /** Notes the amendment; false if a newer one is known. */
  boolean amend(OrderAmended event) {
    return jdbc.update(
            AMEND, event.orderId().value(), event.revision(), json(BookedLine.of(event.lines())))
        > 0;
  }

  void close(OrderClosedUpstream event) {
    jdbc.update(CLOSE, event.orderId().value());
  }

  Optional<BookedOrder> find(OrderId orderId) {
    return jdbc
        .query(
            "select * from booked_orders where order_id = ?", BookedOrders::read, orderId.value())
        .stream()
        .findFirst();
  }

  private static String json(List<BookedLine> lines) {
    return EventJson.mapper().writeValueAsString(lines);
  }

  private static BookedOrder read(ResultSet row, int number) throws SQLException {
    String merchant = row.getString("merchant_id");
    return new BookedOrder(
        new OrderId(row.getString("order_id")),
        merchant == null ? null : new MerchantId(merchant),
        row.getInt("revision"),
        row.getBoolean("closed"),
        List.of(EventJson.mapper().readValue(row.getString("lines"), BookedLine[].class)));
  }
}

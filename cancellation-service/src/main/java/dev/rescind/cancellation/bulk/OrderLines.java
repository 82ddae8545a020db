package dev.rescind.cancellation.bulk;

import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Leads from a slot, a day or a product to the orders that hold it or once did. It only grows, so
 * that events may come in any order; what holds now is for the order book to say.
 */
@Component
class OrderLines {

  private final JdbcTemplate jdbc;

  OrderLines(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an order was said to hold.
   *
   * @param merchantId absent where the event does not name it
   */
  record Held(OrderId orderId, @Nullable String merchantId, List<OrderLine> lines) {}

  /** Notes what orders hold; again changes nothing. */
  void note(Collection<Held> orders) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    orders.forEach(order -> order.lines().forEach(line -> rows.add(row(order, line))));
    jdbc.batchUpdate(
        """
        insert into order_lines (order_id, line_id, product_id, slot_id, merchant_id, start_at)
        values (?, ?, ?, ?,
          coalesce(?, (select max(merchant_id) from order_lines where order_id = ?)), ?)
        on conflict (order_id, line_id, product_id, slot_id)
          do update set merchant_id = coalesce(excluded.merchant_id, order_lines.merchant_id)
        """,
        rows);
    completeMerchants(orders);
  }

  private static @Nullable Object[] row(Held order, OrderLine line) {
    return new @Nullable Object[] {
      order.orderId().value(),
      line.lineId().value(),
      line.productId().value(),
      line.slot() == null ? "" : line.slot().slotId().value(),
      order.merchantId(),
      order.orderId().value(),
      line.slot() == null ? null : Timestamp.from(line.slot().start())
    };
  }

  /** An amendment may come before the order that says whose it is. */
  private void completeMerchants(Collection<Held> orders) {
    jdbc.batchUpdate(
        "update order_lines set merchant_id = ? where order_id = ? and merchant_id is null",
        orders.stream()
            .filter(order -> order.merchantId() != null)
            .map(order -> new @Nullable Object[] {order.merchantId(), order.orderId().value()})
            .toList());
  }

  /** Notes that a line may move to another slot. */
  void noteSlot(OrderId orderId, String lineId, String slotId, Instant start) {
    jdbc.update(
        """
        insert into order_lines (order_id, line_id, product_id, slot_id, merchant_id, start_at)
        select order_id, line_id, product_id, ?, merchant_id, ? from order_lines
        where order_id = ? and line_id = ?
        on conflict do nothing
        """,
        slotId,
        Timestamp.from(start),
        orderId.value(),
        lineId);
  }

  /**
   * Orders of a merchant that may be meant, by id; one more than the limit tells that there are
   * more.
   */
  List<OrderId> candidates(String merchantId, Selection selection, int limit) {
    return switch (selection) {
      case Selection.OfSlot it ->
          find("merchant_id = ? and slot_id = ?", limit, merchantId, it.slotId().value());
      case Selection.OfDay it ->
          find(
              "merchant_id = ? and start_at >= ? and start_at < ?",
              limit,
              merchantId,
              Timestamp.from(it.from()),
              Timestamp.from(it.to()));
      case Selection.OfProduct it ->
          find("merchant_id = ? and product_id = ?", limit, merchantId, it.productId().value());
      case Selection.OfOrders it -> it.orderIds();
    };
  }

  private List<OrderId> find(String which, int limit, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = limit + 1;
    return jdbc.query(
        "select distinct order_id from order_lines where " + which + " order by 1 limit ?",
        (row, number) -> new OrderId(row.getString(1)),
        all);
  }
}

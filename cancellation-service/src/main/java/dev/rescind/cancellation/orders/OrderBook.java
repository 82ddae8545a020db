package dev.rescind.cancellation.orders;

import dev.rescind.events.OrderId;
import dev.rescind.policy.OrderFacts;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What upstream told of each order, as {@link OrderNotes} noted it. Whoever asks about an order
 * that is about to become known is serialised with its arrival by the row's lock, so that no
 * request waits for an order that is already there.
 */
@Component
public class OrderBook {

  private final JdbcTemplate jdbc;

  OrderBook(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The facts of those of the orders that are known. Holds each order's row until the transaction
   * ends, whether it is known or not.
   */
  public Map<OrderId, OrderFacts> lock(Collection<OrderId> orderIds) {
    String[] ids = ids(orderIds);
    jdbc.update(
        """
        insert into order_book (order_id) select id from unnest(?) as id order by 1
        on conflict (order_id) do nothing
        """,
        (Object) ids);
    jdbc.query(
        "select 1 from order_book where order_id = any(?) order by order_id for update",
        row -> {},
        (Object) ids);
    return find(orderIds);
  }

  /** Notes that a request waits for the order. */
  public void awaited(OrderId orderId) {
    jdbc.update("update order_book set awaited = true where order_id = ?", orderId.value());
  }

  /** Notes that no request waits for the orders any more. */
  void noLongerAwaited(Collection<OrderId> orderIds) {
    jdbc.update(
        "update order_book set awaited = false where order_id = any(?)", (Object) ids(orderIds));
  }

  /** The facts of those of the orders that are known. */
  public Map<OrderId, OrderFacts> find(Collection<OrderId> orderIds) {
    return read("where order_id = any(?)", (Object) ids(orderIds)).stream()
        .map(KnownOrder::facts)
        .collect(Collectors.toMap(facts -> facts.placed().orderId(), Function.identity()));
  }

  /** How many payments of the orders are in another currency than they are, and do not count. */
  long foreignPayments(Collection<OrderId> orderIds) {
    Long foreign =
        jdbc.queryForObject(
            """
            select count(*) from order_payments join order_book using (order_id)
            where order_id = any(?) and payment #>> '{captured,currency}' <> placed ->> 'currency'
            """,
            Long.class,
            (Object) ids(orderIds));
    return foreign == null ? 0 : foreign;
  }

  private static String[] ids(Collection<OrderId> orderIds) {
    return orderIds.stream().map(OrderId::value).distinct().toArray(String[]::new);
  }

  /** The facts of the order, if it is known. */
  public Optional<OrderFacts> find(OrderId orderId) {
    return known(orderId).map(KnownOrder::facts);
  }

  /** The order with all that is known of it, if it is. */
  public Optional<KnownOrder> known(OrderId orderId) {
    return read("where order_id = ?", orderId.value()).stream().findFirst();
  }

  /**
   * Known orders, the latest placed first.
   *
   * @param customerId only this customer's
   * @param merchantId only this merchant's
   * @param before where an earlier page ended
   */
  List<KnownOrder> search(
      @Nullable String customerId, @Nullable String merchantId, Cursor before, int limit) {
    return read(
        """
        where placed is not null
          and (?::text is null or customer_id = ?) and (?::text is null or merchant_id = ?)
          and (placed_at, order_id) < (?, ?)
        order by placed_at desc, order_id desc limit ?
        """,
        customerId,
        customerId,
        merchantId,
        merchantId,
        Timestamp.from(before.before()),
        before.beforeId(),
        limit);
  }

  private List<KnownOrder> read(String which, @Nullable Object... arguments) {
    return jdbc.query(OrderRow.SELECT + which, OrderRow::read, arguments).stream()
        .flatMap(row -> row.known().stream())
        .toList();
  }
}

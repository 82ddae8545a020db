package dev.rescind.cancellation.orders;

import dev.rescind.events.EventJson;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.policy.OrderFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * What upstream told of each order. Events may come in any order and more than once: each writes
 * its own part of the row. Whoever asks about an order that is about to become known is serialised
 * with its arrival by the row's lock, so that no request waits for an order that is already there.
 */
@Component
public class OrderBook {

  private static final TypeReference<List<OrderPaid>> PAYMENTS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  OrderBook(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes the orders and answers those that requests wait for. */
  Set<OrderId> placed(Collection<OrderPlaced> events) {
    Map<OrderId, OrderPlaced> latest = new LinkedHashMap<>();
    events.forEach(event -> latest.put(event.orderId(), event));
    return new HashSet<>(
        jdbc
            .query(
                """
                insert into order_book as book (order_id, placed, merchant_id, customer_id, placed_at)
                select event ->> 'orderId', event, event ->> 'merchantId', event ->> 'customerId',
                  (event ->> 'placedAt')::timestamptz
                from unnest(?::jsonb[]) as event order by 1
                on conflict (order_id) do update set placed = excluded.placed,
                  merchant_id = excluded.merchant_id, customer_id = excluded.customer_id,
                  placed_at = excluded.placed_at
                returning order_id, awaited
                """,
                (row, number) ->
                    row.getBoolean("awaited")
                        ? Stream.of(new OrderId(row.getString("order_id")))
                        : Stream.<OrderId>empty(),
                (Object) json(latest.values()))
            .stream()
            .flatMap(Function.identity())
            .toList());
  }

  void paid(Collection<OrderPaid> events) {
    jdbc.update(
        """
        insert into order_payments (order_id, payment_id, payment)
        select event ->> 'orderId', event ->> 'paymentId', event from unnest(?::jsonb[]) as event
        on conflict do nothing
        """,
        (Object) json(events));
  }

  void completed(Collection<OrderCompleted> events) {
    ended("completed_at", "completedAt", events);
  }

  void noShow(Collection<NoShowRecorded> events) {
    ended("no_show_at", "recordedAt", events);
  }

  private void ended(String column, String field, Collection<? extends OrderEvent> events) {
    jdbc.update(
        """
        insert into order_book (order_id, %1$s)
        select event ->> 'orderId', max((event ->> '%2$s')::timestamptz)
        from unnest(?::jsonb[]) as event group by 1 order by 1
        on conflict (order_id) do update set %1$s = excluded.%1$s
        """
            .formatted(column, field),
        (Object) json(events));
  }

  private static String[] json(Collection<? extends OrderEvent> events) {
    return events.stream().map(EventJson.mapper()::writeValueAsString).toArray(String[]::new);
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
    return facts("where order_id = any(?)", (Object) ids(orderIds)).stream()
        .collect(Collectors.toMap(known -> known.placed().orderId(), Function.identity()));
  }

  private static String[] ids(Collection<OrderId> orderIds) {
    return orderIds.stream().map(OrderId::value).distinct().toArray(String[]::new);
  }

  /** The facts of the order, if it is known. */
  public Optional<OrderFacts> find(OrderId orderId) {
    return facts("where order_id = ?", orderId.value()).stream().findFirst();
  }

  /**
   * Known orders, the latest placed first.
   *
   * @param customerId only this customer's
   * @param merchantId only this merchant's
   * @param before only those placed before this instant, or at it with an id below {@code beforeId}
   */
  List<OrderFacts> search(
      @Nullable String customerId,
      @Nullable String merchantId,
      Instant before,
      String beforeId,
      int limit) {
    return facts(
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
        Timestamp.from(before),
        beforeId,
        limit);
  }

  private List<OrderFacts> facts(String which, @Nullable Object... arguments) {
    return jdbc
        .query(
            """
            select placed, completed_at, no_show_at,
              (select coalesce(jsonb_agg(payment order by payment_id), '[]') from order_payments paid
                where paid.order_id = order_book.order_id) as payments
            from order_book
            """
                + which,
            OrderBook::entry,
            arguments)
        .stream()
        .flatMap(entry -> entry.facts().stream())
        .toList();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    String placed = row.getString("placed");
    return new Entry(
        placed == null ? null : EventJson.mapper().readValue(placed, OrderPlaced.class),
        EventJson.mapper().readValue(row.getString("payments"), PAYMENTS),
        instant(row.getTimestamp("completed_at")),
        instant(row.getTimestamp("no_show_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private record Entry(
      @Nullable OrderPlaced placed,
      List<OrderPaid> payments,
      @Nullable Instant completedAt,
      @Nullable Instant noShowAt) {

    Optional<OrderFacts> facts() {
      return placed == null
          ? Optional.empty()
          : Optional.of(new OrderFacts(placed, payments, completedAt, noShowAt));
    }
  }
}

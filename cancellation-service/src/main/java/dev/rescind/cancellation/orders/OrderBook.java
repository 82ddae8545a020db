package dev.rescind.cancellation.orders;

import dev.rescind.events.EventJson;
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
import java.util.List;
import java.util.Optional;
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

  /** Notes the order and answers whether requests wait for it. */
  boolean placed(OrderPlaced event) {
    Boolean awaited =
        jdbc.queryForObject(
            """
            insert into order_book (order_id, placed, merchant_id, customer_id, placed_at)
            values (?, ?::jsonb, ?, ?, ?)
            on conflict (order_id) do update set placed = excluded.placed,
              merchant_id = excluded.merchant_id, customer_id = excluded.customer_id,
              placed_at = excluded.placed_at
            returning awaited
            """,
            Boolean.class,
            event.orderId().value(),
            EventJson.mapper().writeValueAsString(event),
            event.merchantId().value(),
            event.customerId().value(),
            Timestamp.from(event.placedAt()));
    return Boolean.TRUE.equals(awaited);
  }

  void paid(OrderPaid event) {
    jdbc.update(
        """
        insert into order_book (order_id, payments) values (?, jsonb_build_array(?::jsonb))
        on conflict (order_id) do update set payments =
          case when order_book.payments @> jsonb_build_array(jsonb_build_object('paymentId', ?::text))
            then order_book.payments else order_book.payments || excluded.payments end
        """,
        event.orderId().value(),
        EventJson.mapper().writeValueAsString(event),
        event.paymentId().value());
  }

  void completed(OrderCompleted event) {
    ended("completed_at", event.orderId(), event.completedAt());
  }

  void noShow(NoShowRecorded event) {
    ended("no_show_at", event.orderId(), event.recordedAt());
  }

  private void ended(String column, OrderId orderId, Instant at) {
    jdbc.update(
        """
        insert into order_book (order_id, %1$s) values (?, ?)
        on conflict (order_id) do update set %1$s = excluded.%1$s
        """
            .formatted(column),
        orderId.value(),
        Timestamp.from(at));
  }

  /**
   * The facts of the order, if it is known. Holds the order's row until the transaction ends,
   * whether it is known or not.
   */
  public Optional<OrderFacts> lock(OrderId orderId) {
    return jdbc
        .query(
            """
            insert into order_book (order_id) values (?)
            on conflict (order_id) do update set order_id = excluded.order_id returning *
            """,
            OrderBook::entry,
            orderId.value())
        .stream()
        .flatMap(entry -> entry.facts().stream())
        .findFirst();
  }

  /** Notes that a request waits for the order, or that none does any more. */
  public void awaited(OrderId orderId, boolean awaited) {
    jdbc.update("update order_book set awaited = ? where order_id = ?", awaited, orderId.value());
  }

  /** The facts of the order, if it is known. */
  public Optional<OrderFacts> find(OrderId orderId) {
    return jdbc
        .query("select * from order_book where order_id = ?", OrderBook::entry, orderId.value())
        .stream()
        .flatMap(entry -> entry.facts().stream())
        .findFirst();
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
    return jdbc
        .query(
            """
            select * from order_book where placed is not null
              and (?::text is null or customer_id = ?) and (?::text is null or merchant_id = ?)
              and (placed_at, order_id) < (?, ?)
            order by placed_at desc, order_id desc limit ?
            """,
            OrderBook::entry,
            customerId,
            customerId,
            merchantId,
            merchantId,
            Timestamp.from(before),
            beforeId,
            limit)
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

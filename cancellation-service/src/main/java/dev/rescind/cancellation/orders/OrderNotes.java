package dev.rescind.cancellation.orders;

import dev.rescind.events.EventJson;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes what upstream tells of orders. Events may come in any order and more than once: each writes
 * its own part of the row, and only what changes it counts in its version.
 */
@Component
class OrderNotes {

  private final JdbcTemplate jdbc;

  OrderNotes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** How far an order can come, each with where it is noted. */
  enum Milestone {
    FULFILMENT_STARTED("fulfilment_started_at", "startedAt"),
    SHIPPED("shipped_at", "shippedAt"),
    COMPLETED("completed_at", "completedAt"),
    NO_SHOW("no_show_at", "recordedAt");

    private final String column;
    private final String field;

    Milestone(String column, String field) {
      this.column = column;
      this.field = field;
    }
  }

  /** Notes the orders and answers those that requests wait for. */
  Set<OrderId> placed(Collection<OrderPlaced> events) {
    Map<OrderId, OrderPlaced> latest = new LinkedHashMap<>();
    events.forEach(event -> latest.put(event.orderId(), event));
    return new HashSet<>(
        jdbc
            .query(
                """
                insert into order_book as book
                  (order_id, version, placed, merchant_id, customer_id, placed_at)
                select event ->> 'orderId', 1, event, event ->> 'merchantId', event ->> 'customerId',
                  (event ->> 'placedAt')::timestamptz
                from unnest(?::jsonb[]) as event order by 1
                on conflict (order_id) do update set placed = excluded.placed,
                  merchant_id = excluded.merchant_id, customer_id = excluded.customer_id,
                  placed_at = excluded.placed_at,
                  version = book.version + (book.placed is distinct from excluded.placed)::int
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

  /** Notes the payments and answers how many are in another currency than their known order. */
  long paid(Collection<OrderPaid> events) {
    Long foreign =
        jdbc.queryForObject(
            """
            with noted as (
              insert into order_payments (order_id, payment_id, payment)
              select event ->> 'orderId', event ->> 'paymentId', event
              from unnest(?::jsonb[]) as event on conflict do nothing returning *)
            select count(*) from noted join order_book using (order_id)
            where payment #>> '{captured,currency}' <> placed ->> 'currency'
            """,
            Long.class,
            (Object) json(events));
    return foreign == null ? 0 : foreign;
  }

  void passed(Milestone milestone, Collection<? extends OrderEvent> events) {
    jdbc.update(
        """
        insert into order_book as book (order_id, version, %1$s)
        select event ->> 'orderId', 1, max((event ->> '%2$s')::timestamptz)
        from unnest(?::jsonb[]) as event group by 1 order by 1
        on conflict (order_id) do update set %1$s = excluded.%1$s,
          version = book.version + (book.%1$s is distinct from excluded.%1$s)::int
        """
            .formatted(milestone.column, milestone.field),
        (Object) json(events));
  }

  /** The highest revision stays, whichever comes last. */
  void amended(Collection<OrderAmended> events) {
    jdbc.update(
        """
        insert into order_book as book (order_id, version, amended)
        select distinct on (1) event ->> 'orderId', 1, event from unnest(?::jsonb[]) as event
        order by 1, (event ->> 'revision')::int desc
        on conflict (order_id) do update set amended = excluded.amended, version = book.version + 1
        where coalesce((book.amended ->> 'revision')::int, 0)
          < (excluded.amended ->> 'revision')::int
        """,
        (Object) json(events));
  }

  void returned(Collection<PaymentReturned> events) {
    jdbc.update(
        """
        insert into order_book as book (order_id, version, returns)
        select event ->> 'orderId', 1,
          jsonb_object_agg((event ->> 'paymentId') || ' ' || (event ->> 'returnId'), event)
        from unnest(?::jsonb[]) as event group by 1 order by 1
        on conflict (order_id) do update
          set returns = coalesce(book.returns, '{}') || excluded.returns,
          version = book.version + (not coalesce(book.returns, '{}') @> excluded.returns)::int
        """,
        (Object) json(events));
  }

  /** The first closing stays. */
  void closed(Collection<OrderClosedUpstream> events) {
    jdbc.update(
        """
        insert into order_book as book (order_id, version, closed)
        select distinct on (1) event ->> 'orderId', 1, event from unnest(?::jsonb[]) as event
        order by 1, (event ->> 'closedAt')::timestamptz
        on conflict (order_id) do update set closed = excluded.closed, version = book.version + 1
        where book.closed is null
        """,
        (Object) json(events));
  }

  private static String[] json(Collection<? extends OrderEvent> events) {
    return events.stream().map(EventJson.mapper()::writeValueAsString).toArray(String[]::new);
  }
}

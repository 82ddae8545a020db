package dev.rescind.chassis.sample;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks into the sample's tables, and names orders that no other test uses. */
@TestComponent
public final class SampleProbe {

  private static final Instant PAID_AT = Instant.parse("2026-03-01T09:00:00Z");

  private final JdbcTemplate jdbc;

  SampleProbe(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public static String newOrder() {
    return "order-" + UUID.randomUUID();
  }

  public static OrderPaid paid(String orderId, String paymentId) {
    return new OrderPaid(
        new OrderId(orderId),
        new PaymentId(paymentId),
        new Money(1000, "EUR"),
        "CARD",
        PAID_AT,
        false);
  }

  /** How many events the order's stream has. */
  public int events(String orderId) {
    return count("select count(*) from events where stream_id = ?", orderId);
  }

  /** The payments whose refunds were scheduled, in order. */
  public List<String> payments(String orderId) {
    return strings(
        """
        select convert_from(payload, 'UTF8')::jsonb -> 'tenders' -> 0 ->> 'paymentId'
        from events where stream_id = ? order by sequence
        """,
        orderId);
  }

  /** The one column of a query, null as a word. */
  public List<String> strings(String sql, Object... arguments) {
    return jdbc.query(sql, (row, number) -> String.valueOf(row.getString(1)), arguments);
  }

  public int parked(String orderId) {
    return count("select count(*) from parked_records where record_key = ?", orderId);
  }

  public int effects(String orderId) {
    return count("select count(*) from effects where starts_with(id, ?)", orderId);
  }

  public int inbox(String eventId) {
    return count("select count(*) from inbox where event_id = ?", eventId);
  }

  public int viewed(String orderId) {
    return count("select count(*) from sample_view where order_id = ?", orderId);
  }

  public int count(String sql, Object... arguments) {
    Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
    return count == null ? 0 : count;
  }
}

package dev.rescind.refund.payments;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was captured, by order, and what upstream gave back of it. Both once, however often upstream
 * repeats it, and in either order.
 */
@Component
public class Payments {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String INSERT =
      """
      with locked as (%s)
      insert into payments (order_id, payment_id, amount, currency, method, paid_at, historical, returned)
      select ?, ?, ?, ?, ?, ?, ?, (
        select coalesce(sum(amount), 0) from payments_returned
        where order_id = ? and payment_id = ? and currency = ?)
      from locked on conflict do nothing
      """
          .formatted(LOCK);

  private static final String RETURN =
      """
      with fresh as (
        insert into payments_returned (order_id, payment_id, return_id, amount, currency,
          returned_at, historical)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning *)
      update payments set returned = payments.returned + fresh.amount from fresh
      where payments.order_id = fresh.order_id and payments.payment_id = fresh.payment_id
        and payments.currency = fresh.currency
      """;

  private final JdbcTemplate jdbc;

  Payments(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes the payment, with the order's payments locked as {@link #lock} does. */
  void note(OrderPaid paid) {
    jdbc.update(
        INSERT,
        paid.orderId().value(),
        paid.orderId().value(),
        paid.paymentId().value(),
        paid.captured().amount(),
        paid.captured().currency(),
        paid.method(),
        Timestamp.from(paid.paidAt()),
        paid.historical(),
        paid.orderId().value(),
        paid.paymentId().value(),
        paid.captured().currency());
  }

  /** Notes what upstream gave back; whoever is deciding on that payment is waited for. */
  void note(PaymentReturned event) {
    jdbc.update(
        RETURN,
        event.orderId().value(),
        event.paymentId().value(),
        event.returnId(),
        event.returned().amount(),
        event.returned().currency(),
        Timestamp.from(event.returnedAt()),
        event.historical());
  }

  /**
   * The payments of the order that are known now, the oldest first. What is returned of them stays
   * as it is until the running transaction ends: who decides by it must not be overtaken.
   */
  public List<CapturedPayment> of(OrderId orderId) {
    return jdbc
        .query(
            "select * from payments where order_id = ? for share", Payments::read, orderId.value())
        .stream()
        .sorted(CapturedPayment.BY_TIME)
        .toList();
  }

  /**
   * Lets no further payment of the order in until the running transaction ends. Whoever decides to
   * wait for a payment asks for this and looks again, or the two miss one another.
   */
  public void lock(OrderId orderId) {
    jdbc.query(LOCK, row -> {}, orderId.value());
  }

  private static CapturedPayment read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new CapturedPayment(
        new PaymentId(row.getString("payment_id")),
        new Money(row.getLong("amount"), currency),
        new Money(row.getLong("returned"), currency),
        row.getString("method"),
        row.getTimestamp("paid_at").toInstant());
  }
}

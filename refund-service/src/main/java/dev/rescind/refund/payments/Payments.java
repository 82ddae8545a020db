package dev.rescind.refund.payments;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was captured, by order. A payment is captured once; upstream repeating it adds nothing. */
@Component
public class Payments {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String INSERT =
      """
      with locked as (%s)
      insert into payments (order_id, payment_id, amount, currency, method, paid_at, historical)
      select ?, ?, ?, ?, ?, ?, ? from locked on conflict do nothing
      """
          .formatted(LOCK);

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
        paid.historical());
  }

  /** The payments of the order that are known now, the oldest first. */
  public List<CapturedPayment> of(OrderId orderId) {
    return jdbc
        .query("select * from payments where order_id = ?", Payments::read, orderId.value())
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
    return new CapturedPayment(
        new PaymentId(row.getString("payment_id")),
        new Money(row.getLong("amount"), row.getString("currency")),
        row.getString("method"),
        row.getTimestamp("paid_at").toInstant());
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The steps whose approval overtook the payment, and those that were answered short of it. */
@Component
final class PaymentWaits {

  private final JdbcTemplate jdbc;

  PaymentWaits(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A step that waits, or waited.
   *
   * @param answered whether it was answered with less than its amount; a later payment adds to it
   */
  record Wait(DueStep step, boolean answered) {}

  /** Notes that the step waits; answers whether it did not before. */
  boolean begin(DueStep step, Instant since, Instant until) {
    return jdbc.update(
            """
            insert into awaiting_payment (step_id, order_id, cancellation_id, amount, currency,
              decided_at, historical, waiting_since, waiting_until, captured)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            step.stepId().value(),
            step.orderId().value(),
            step.cancellationId().value(),
            step.amount().amount(),
            step.amount().currency(),
            Timestamp.from(step.decidedAt()),
            step.historical(),
            Timestamp.from(since),
            Timestamp.from(until),
            step.captured() == null ? null : step.captured().amount())
        == 1;
  }

  /** The waits of an order, the earliest decision first, locked until the transaction ends. */
  List<Wait> lockAll(OrderId orderId) {
    return jdbc.query(
        "select * from awaiting_payment where order_id = ? order by decided_at, step_id for update",
        PaymentWaits::read,
        orderId.value());
  }

  /** The wait of a step, locked until the transaction ends. */
  Optional<Wait> lock(StepId stepId) {
    return jdbc
        .query(
            "select * from awaiting_payment where step_id = ? for update",
            PaymentWaits::read,
            stepId.value())
        .stream()
        .findFirst();
  }

  /** Keeps what the answer leaves to wait for. */
  void settle(DueStep step, ScheduleAnswer answer) {
    switch (answer) {
      case ANSWERED ->
          jdbc.update("delete from awaiting_payment where step_id = ?", step.stepId().value());
      case SHORT ->
          jdbc.update(
              "update awaiting_payment set answered = true where step_id = ?",
              step.stepId().value());
      case WAITS -> {}
    }
  }

  private static Wait read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    long captured = row.getLong("captured");
    boolean unsaid = row.wasNull();
    return new Wait(
        new DueStep(
            new OrderId(row.getString("order_id")),
            new CancellationId(row.getString("cancellation_id")),
            new StepId(row.getString("step_id")),
            new Money(row.getLong("amount"), currency),
            row.getTimestamp("decided_at").toInstant(),
            row.getBoolean("historical"),
            unsaid ? null : new Money(captured, currency)),
        row.getBoolean("answered"));
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A step that waits for a payment.
 *
 * @param amount what is due
 * @param since UTC
 * @param until when the wait ends and what was captured by then goes back, UTC
 */
public record AwaitingPayment(
    StepId stepId,
    CancellationId cancellationId,
    Money amount,
    Instant since,
    Instant until,
    boolean historical) {

  static AwaitingPayment read(ResultSet row, int number) throws SQLException {
    return new AwaitingPayment(
        new StepId(row.getString("step_id")),
        new CancellationId(row.getString("cancellation_id")),
        RefundRecord.money(row),
        row.getTimestamp("waiting_since").toInstant(),
        row.getTimestamp("waiting_until").toInstant(),
        row.getBoolean("historical"));
  }
}

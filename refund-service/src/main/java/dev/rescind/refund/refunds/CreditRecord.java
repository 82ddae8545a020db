package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A credit that the customer got instead of money.
 *
 * @param amount above zero
 * @param issuedAt UTC
 */
public record CreditRecord(
    StepId stepId,
    CancellationId cancellationId,
    Money amount,
    Instant issuedAt,
    boolean historical) {

  static CreditRecord read(ResultSet row, int number) throws SQLException {
    return new CreditRecord(
        new StepId(row.getString("step_id")),
        new CancellationId(row.getString("cancellation_id")),
        RefundRecord.money(row),
        row.getTimestamp("issued_at").toInstant(),
        row.getBoolean("historical"));
  }
}

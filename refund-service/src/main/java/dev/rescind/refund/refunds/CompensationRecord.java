package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A claim that was paid, from one party's account with the platform to the other's.
 *
 * @param amount above zero
 * @param paidAt UTC
 */
public record CompensationRecord(
    StepId stepId,
    CancellationId cancellationId,
    Party payer,
    Party payee,
    Money amount,
    Instant paidAt,
    boolean historical) {

  static CompensationRecord read(ResultSet row, int number) throws SQLException {
    return new CompensationRecord(
        new StepId(row.getString("step_id")),
        new CancellationId(row.getString("cancellation_id")),
        Party.valueOf(row.getString("payer")),
        Party.valueOf(row.getString("payee")),
        RefundRecord.money(row),
        row.getTimestamp("paid_at").toInstant(),
        row.getBoolean("historical"));
  }
}

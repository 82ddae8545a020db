package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A step that gave nothing back.
 *
 * @param why {@code NOTHING_DUE} or {@code NOTHING_CAPTURED}
 * @param decidedAt UTC
 */
public record StepNotDue(
    StepId stepId,
    CancellationId cancellationId,
    String why,
    Instant decidedAt,
    boolean historical) {

  static StepNotDue read(ResultSet row, int number) throws SQLException {
    return new StepNotDue(
        new StepId(row.getString("step_id")),
        new CancellationId(row.getString("cancellation_id")),
        row.getString("why"),
        row.getTimestamp("decided_at").toInstant(),
        row.getBoolean("historical"));
  }
}

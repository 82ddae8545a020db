package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationEvent.SettlingEvent;
import java.sql.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whose cancellations they are, and when something was last decided about them; refunds are shown
 * to the customer and merchant named there.
 */
@Component
final class Decisions {

  private final JdbcTemplate jdbc;

  Decisions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void note(SettlingEvent decision) {
    jdbc.update(
        """
        insert into approvals (cancellation_id, order_id, merchant_id, customer_id, decided_at,
          historical)
        values (?, ?, ?, ?, ?, ?)
        on conflict (cancellation_id) do update set decided_at = excluded.decided_at
        where approvals.decided_at < excluded.decided_at
        """,
        decision.cancellationId().value(),
        decision.orderId().value(),
        decision.merchantId().value(),
        decision.customerId().value(),
        Timestamp.from(decision.setOffAt()),
        decision.historical());
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import java.sql.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whose cancellations they are; refunds are shown to the customer and merchant named there. */
@Component
final class Approvals {

  private final JdbcTemplate jdbc;

  Approvals(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void note(CancellationApproved approved) {
    jdbc.update(
        """
        insert into approvals (cancellation_id, order_id, merchant_id, customer_id, decided_at,
          historical)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        approved.cancellationId().value(),
        approved.orderId().value(),
        approved.merchantId().value(),
        approved.customerId().value(),
        Timestamp.from(approved.decidedAt()),
        approved.historical());
  }
}

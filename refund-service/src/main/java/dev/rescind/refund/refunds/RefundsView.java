package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.RefundEvent;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the tables that the API reads, in the transaction of the events; a batch per statement. */
@Component
final class RefundsView implements View {

  private static final String SCHEDULED =
      """
      insert into refunds (refund_id, order_id, cancellation_id, step_id, amount, currency,
        scheduled_at, historical)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String TENDER =
      """
      insert into tenders (refund_id, payment_id, place, amount, currency, method, state, attempt)
      values (?, ?, ?, ?, ?, ?, 'PENDING', 1)
      """;
  private static final String ISSUED =
      """
      update tenders set state = 'ISSUED', attempt = ?, gateway_reference = nullif(?, ''), issued_at = ?
      where refund_id = ? and payment_id = ?
      """;
  private static final String FAILED =
      """
      update tenders set state = 'FAILED', attempt = ?, failed_why = ?, failed_at = ?
      where refund_id = ? and payment_id = ?
      """;
  private static final String NOT_DUE =
      """
      insert into refunds_not_due (step_id, order_id, cancellation_id, why, decided_at, historical)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String REDUCED =
      """
      with reduced as (
        update tenders set amount = ?, state = case ? when 0 then 'RETURNED' else state end
        where refund_id = ? and payment_id = ?)
      update refunds set amount = amount - ? where refund_id = ?
      """;
  private static final String CREDIT =
      """
      insert into credits (step_id, order_id, cancellation_id, amount, currency, issued_at, historical)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String COMPENSATION =
      """
      insert into compensations (step_id, order_id, cancellation_id, payer, payee, amount, currency,
        paid_at, historical)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;

  RefundsView(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(List<Recorded> events) {
    RefundRows rows = new RefundRows();
    events.forEach(recorded -> {
      if (recorded.event() instanceof RefundEvent event) {
        rows.add(event);
      }
    });
    write(SCHEDULED, rows.scheduled);
    write(TENDER, rows.tenders);
    write(FAILED, rows.failed);
    write(REDUCED, rows.reduced);
    write(ISSUED, rows.issued);
    write(NOT_DUE, rows.notDue);
    write(CREDIT, rows.credits);
    write(COMPENSATION, rows.compensations);
  }

  private void write(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }
}

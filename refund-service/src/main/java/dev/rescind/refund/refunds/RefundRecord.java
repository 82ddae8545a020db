package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it is shown.
 *
 * @param amount what goes back in all; the sum over the tenders
 * @param scheduledAt UTC
 */
public record RefundRecord(
    RefundId refundId,
    OrderId orderId,
    CancellationId cancellationId,
    StepId stepId,
    Money amount,
    State state,
    List<Tender> tenders,
    Instant scheduledAt,
    boolean historical) {

  public RefundRecord {
    tenders = List.copyOf(tenders);
  }

  /** How far a refund or a tender is. */
  public enum State {
    /** Underway. */
    PENDING,
    /** The gateway took it; of a refund: every tender. */
    ISSUED,
    /** The gateway refused it for good, and a person has to look; of a refund: some tender. */
    FAILED,
    /** Upstream gave all of it back itself; of a refund: every tender. */
    RETURNED
  }

  /**
   * The part that goes back to one payment.
   *
   * @param attempts how many were begun
   * @param issuedAt UTC
   * @param failedWhy the gateway's code for the last attempt that failed for good
   * @param failedAt UTC
   */
  public record Tender(
      PaymentId paymentId,
      Money amount,
      String method,
      State state,
      int attempts,
      @Nullable String gatewayReference,
      @Nullable Instant issuedAt,
      @Nullable String failedWhy,
      @Nullable Instant failedAt) {

    static Map.Entry<String, Tender> readWithRefund(ResultSet row, int number) throws SQLException {
      Tender tender =
          new Tender(
              new PaymentId(row.getString("payment_id")),
              money(row),
              row.getString("method"),
              row.getBoolean("retried") ? State.PENDING : State.valueOf(row.getString("state")),
              Math.max(row.getInt("attempt"), row.getInt("last_attempt")),
              row.getString("gateway_reference"),
              instant(row, "issued_at"),
              row.getString("failed_why"),
              instant(row, "failed_at"));
      return Map.entry(row.getString("refund_id"), tender);
    }
  }

  static RefundRecord read(ResultSet row, List<Tender> tenders) throws SQLException {
    return new RefundRecord(
        new RefundId(row.getString("refund_id")),
        new OrderId(row.getString("order_id")),
        new CancellationId(row.getString("cancellation_id")),
        new StepId(row.getString("step_id")),
        money(row),
        state(tenders),
        tenders,
        row.getTimestamp("scheduled_at").toInstant(),
        row.getBoolean("historical"));
  }

  private static State state(List<Tender> tenders) {
    if (tenders.stream().anyMatch(tender -> tender.state() == State.FAILED)) {
      return State.FAILED;
    }
    if (tenders.stream().anyMatch(tender -> tender.state() == State.PENDING)) {
      return State.PENDING;
    }
    return tenders.stream().anyMatch(tender -> tender.state() == State.ISSUED)
        ? State.ISSUED
        : State.RETURNED;
  }

  static Money money(ResultSet row) throws SQLException {
    return new Money(row.getLong("amount"), row.getString("currency"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}

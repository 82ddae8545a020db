package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundId;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a refund. */
record RefundFact(
    String eventId,
    RefundEvent event,
    String outcome,
    @Nullable RefundId refundId,
    @Nullable PaymentId paymentId,
    @Nullable Money amount,
    @Nullable String why,
    Instant at,
    boolean historical)
    implements Fact {

  static RefundFact from(String id, RefundEvent event) {
    return switch (event) {
      case RefundEvent.RefundScheduled it ->
          new RefundFact(
              id,
              it,
              "SCHEDULED",
              it.refundId(),
              null,
              it.amount(),
              null,
              storable(it.scheduledAt()),
              it.historical());
      case RefundEvent.RefundIssued it ->
          new RefundFact(
              id,
              it,
              "ISSUED",
              it.refundId(),
              it.paymentId(),
              it.amount(),
              null,
              storable(it.issuedAt()),
              it.historical());
      case RefundEvent.RefundNotDue it ->
          new RefundFact(
              id,
              it,
              "NOT_DUE",
              null,
              null,
              null,
              it.why(),
              storable(it.decidedAt()),
              it.historical());
      case RefundEvent.RefundFailed it ->
          new RefundFact(
              id,
              it,
              "FAILED",
              it.refundId(),
              it.paymentId(),
              it.amount(),
              it.why(),
              storable(it.failedAt()),
              it.historical());
      case RefundEvent.RefundReduced it ->
          new RefundFact(
              id,
              it,
              "REDUCED",
              it.refundId(),
              it.paymentId(),
              it.by(),
              "RETURNED_UPSTREAM",
              storable(it.reducedAt()),
              it.historical());
      case RefundEvent.CreditIssued it ->
          new RefundFact(
              id,
              it,
              "CREDITED",
              null,
              null,
              it.amount(),
              null,
              storable(it.issuedAt()),
              it.historical());
      case RefundEvent.CompensationPaid it ->
          new RefundFact(
              id,
              it,
              "COMPENSATED",
              null,
              null,
              it.amount(),
              null,
              storable(it.paidAt()),
              it.historical());
    };
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(event.orderId().value())
        .text(event.cancellationId().value())
        .text(event.stepId().value())
        .text(outcome)
        .text(refundId == null ? null : refundId.value())
        .text(paymentId == null ? null : paymentId.value())
        .number(amount == null ? null : Long.valueOf(amount.amount()))
        .text(amount == null ? null : amount.currency())
        .text(why)
        .instant(at)
        .flag(historical);
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The rows that refund events make, by the statement that writes them. */
final class RefundRows {

  final List<Object[]> scheduled = new ArrayList<>();
  final List<Object[]> tenders = new ArrayList<>();
  final List<Object[]> failed = new ArrayList<>();
  final List<Object[]> issued = new ArrayList<>();
  final List<Object[]> notDue = new ArrayList<>();
  final List<Object[]> reduced = new ArrayList<>();
  final List<Object[]> credits = new ArrayList<>();
  final List<Object[]> compensations = new ArrayList<>();

  void add(RefundEvent event) {
    switch (event) {
      case RefundScheduled refund -> add(refund);
      case RefundIssued refund -> add(refund);
      case RefundFailed refund -> add(refund);
      case RefundNotDue refund -> add(refund);
      case RefundReduced refund -> add(refund);
      case CreditIssued credit -> add(credit);
      case CompensationPaid compensation -> add(compensation);
    }
  }

  private void add(RefundFailed refund) {
    failed.add(
        row(
            refund.attempt(),
            refund.why(),
            Timestamp.from(refund.failedAt()),
            refund.refundId().value(),
            refund.paymentId().value()));
  }

  private void add(RefundNotDue refund) {
    notDue.add(
        row(
            refund.stepId().value(),
            refund.orderId().value(),
            refund.cancellationId().value(),
            refund.why(),
            Timestamp.from(refund.decidedAt()),
            refund.historical()));
  }

  private void add(RefundReduced refund) {
    reduced.add(
        row(
            refund.left().amount(),
            refund.left().amount(),
            refund.refundId().value(),
            refund.paymentId().value(),
            refund.by().amount(),
            refund.refundId().value()));
  }

  private void add(CreditIssued credit) {
    credits.add(
        row(
            credit.stepId().value(),
            credit.orderId().value(),
            credit.cancellationId().value(),
            credit.amount().amount(),
            credit.amount().currency(),
            Timestamp.from(credit.issuedAt()),
            credit.historical()));
  }

  private void add(CompensationPaid compensation) {
    compensations.add(
        row(
            compensation.stepId().value(),
            compensation.orderId().value(),
            compensation.cancellationId().value(),
            compensation.payer().name(),
            compensation.payee().name(),
            compensation.amount().amount(),
            compensation.amount().currency(),
            Timestamp.from(compensation.paidAt()),
            compensation.historical()));
  }

  private void add(RefundScheduled refund) {
    scheduled.add(
        row(
            refund.refundId().value(),
            refund.orderId().value(),
            refund.cancellationId().value(),
            refund.stepId().value(),
            refund.amount().amount(),
            refund.amount().currency(),
            Timestamp.from(refund.scheduledAt()),
            refund.historical()));
    IntStream.range(0, refund.tenders().size()).forEach(place -> add(refund, place));
  }

  private void add(RefundScheduled refund, int place) {
    RefundEvent.Tender tender = refund.tenders().get(place);
    tenders.add(
        row(
            refund.refundId().value(),
            tender.paymentId().value(),
            place,
            tender.amount().amount(),
            tender.amount().currency(),
            tender.method()));
  }

  private void add(RefundIssued refund) {
    issued.add(
        row(
            refund.attempt(),
            Objects.requireNonNullElse(refund.gatewayReference(), ""),
            Timestamp.from(refund.issuedAt()),
            refund.refundId().value(),
            refund.paymentId().value()));
  }

  private static Object[] row(Object... values) {
    return values;
  }
}

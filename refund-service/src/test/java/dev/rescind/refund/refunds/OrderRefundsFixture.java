package dev.rescind.refund.refunds;

import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.RefundCommand.ReduceTender;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** One order, its cases and payments, in the words of the domain. */
final class OrderRefundsFixture {

  static final OrderId ORDER = new OrderId("order-1");
  static final Instant NOW = Instant.parse("2026-03-28T10:15:30Z");
  static final Instant DECIDED = Instant.parse("2026-03-28T10:15:00Z");

  private OrderRefundsFixture() {}

  static FixtureConfiguration<OrderRefunds> fixture() {
    return new AggregateTestFixture<>(OrderRefunds.class);
  }

  static Money euros(long cents) {
    return new Money(cents, "EUR");
  }

  /** A payment that was captured so many minutes after midnight. */
  static CapturedPayment payment(String id, long cents, int minutes) {
    Instant paidAt = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60L * minutes);
    return new CapturedPayment(new PaymentId(id), euros(cents), "CARD", paidAt);
  }

  static DueStep due(String step, long cents) {
    return due(step, cents, false);
  }

  static DueStep due(String step, long cents, boolean historical) {
    return new DueStep(
        ORDER, caseOf(step), new StepId(step), euros(cents), DECIDED, historical, null);
  }

  private static CancellationId caseOf(String step) {
    return new CancellationId("case-of-" + step);
  }

  static ScheduleRefund schedule(DueStep step, CapturedPayment... captured) {
    return new ScheduleRefund(ORDER, step, List.of(captured), false, NOW);
  }

  static ScheduleRefund afterTheWait(DueStep step, CapturedPayment... captured) {
    return new ScheduleRefund(ORDER, step, List.of(captured), true, NOW);
  }

  static Tender tender(String payment, long cents) {
    return new Tender(new PaymentId(payment), euros(cents), "CARD");
  }

  static RefundId refund(String step, int number) {
    byte[] name = (step + "/" + number).getBytes(StandardCharsets.UTF_8);
    return new RefundId(UUID.nameUUIDFromBytes(name).toString());
  }

  static RefundScheduled scheduled(String step, int number, Tender... tenders) {
    return scheduled(step, number, false, tenders);
  }

  static RefundScheduled scheduled(String step, int number, boolean historical, Tender... tenders) {
    long total = List.of(tenders).stream().mapToLong(tender -> tender.amount().amount()).sum();
    return new RefundScheduled(
        ORDER,
        caseOf(step),
        new StepId(step),
        refund(step, number),
        euros(total),
        List.of(tenders),
        NOW,
        historical);
  }

  /** The refund of a tender, at its given attempt. */
  static RefundIssued issued(
      RefundScheduled refund, String payment, int attempt, boolean stepDone, long issuedForStep) {
    return issued(refund, payment, attempt, "reference", stepDone, issuedForStep);
  }

  static RefundIssued issued(
      RefundScheduled refund,
      String payment,
      int attempt,
      @Nullable String reference,
      boolean stepDone,
      long issuedForStep) {
    return new RefundIssued(
        ORDER,
        refund.cancellationId(),
        refund.stepId(),
        refund.refundId(),
        new PaymentId(payment),
        amountOf(refund, payment),
        attempt,
        reference,
        stepDone,
        euros(issuedForStep),
        NOW,
        refund.historical());
  }

  static RefundFailed failed(RefundScheduled refund, String payment, int attempt) {
    return new RefundFailed(
        ORDER,
        refund.cancellationId(),
        refund.stepId(),
        refund.refundId(),
        new PaymentId(payment),
        amountOf(refund, payment),
        attempt,
        "declined_by_bank",
        NOW,
        false);
  }

  private static Money amountOf(RefundScheduled refund, String payment) {
    return refund.tenders().stream()
        .filter(tender -> tender.paymentId().value().equals(payment))
        .findFirst()
        .orElseThrow()
        .amount();
  }

  /** The same payment, of which upstream gave so much back itself. */
  static CapturedPayment returned(CapturedPayment payment, long cents) {
    return new CapturedPayment(
        payment.paymentId(), payment.amount(), euros(cents), payment.method(), payment.paidAt());
  }

  static ReduceTender reduce(RefundScheduled refund, String payment, long cents) {
    return new ReduceTender(ORDER, refund.refundId(), new PaymentId(payment), euros(cents), NOW);
  }

  static RefundReduced reduced(
      RefundScheduled refund, String payment, long by, long left, boolean stepDone, long issued) {
    return new RefundReduced(
        ORDER,
        refund.cancellationId(),
        refund.stepId(),
        refund.refundId(),
        new PaymentId(payment),
        euros(by),
        euros(left),
        stepDone,
        euros(issued),
        NOW,
        false);
  }

  static RefundNotDue notDue(String step, String why) {
    return new RefundNotDue(ORDER, caseOf(step), new StepId(step), why, NOW, false);
  }
}

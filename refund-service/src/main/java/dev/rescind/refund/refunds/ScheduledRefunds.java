package dev.rescind.refund.refunds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.OpenTenders.OpenTender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is scheduled for an order, and how far each tender is. */
final class ScheduledRefunds {

  private final Map<RefundId, RefundScheduled> refunds = new LinkedHashMap<>();
  private final Map<Place, TenderOf> tenders = new LinkedHashMap<>();

  private record Place(RefundId refundId, PaymentId paymentId) {}

  /**
   * A tender of a scheduled refund, and how far it is.
   *
   * @param amount what goes back, or went back; zero if upstream gave it all back itself
   * @param failedAttempt the last attempt that failed for good; 0 if none did
   */
  record TenderOf(
      RefundScheduled refund,
      PaymentId paymentId,
      Money amount,
      boolean issued,
      int failedAttempt) {

    private boolean isOpen() {
      return !issued && amount.isPositive();
    }

    private OpenTender open() {
      return new OpenTender(refund.refundId(), paymentId, amount, failedAttempt + 1);
    }
  }

  void add(RefundScheduled refund) {
    refunds.put(refund.refundId(), refund);
    for (Tender tender : refund.tenders()) {
      tenders.put(
          new Place(refund.refundId(), tender.paymentId()),
          new TenderOf(refund, tender.paymentId(), tender.amount(), false, 0));
    }
  }

  void issued(RefundIssued event) {
    change(
        event.refundId(),
        event.paymentId(),
        was ->
            new TenderOf(was.refund(), was.paymentId(), was.amount(), true, event.attempt() - 1));
  }

  void failed(RefundFailed event) {
    change(
        event.refundId(),
        event.paymentId(),
        was -> new TenderOf(was.refund(), was.paymentId(), was.amount(), false, event.attempt()));
  }

  void reduced(RefundReduced event) {
    change(
        event.refundId(),
        event.paymentId(),
        was ->
            new TenderOf(was.refund(), was.paymentId(), event.left(), false, was.failedAttempt()));
  }

  private void change(RefundId refundId, PaymentId paymentId, UnaryOperator<TenderOf> how) {
    tenders.computeIfPresent(new Place(refundId, paymentId), (place, was) -> how.apply(was));
  }

  Optional<TenderOf> find(RefundId refundId, PaymentId paymentId) {
    return Optional.ofNullable(tenders.get(new Place(refundId, paymentId)));
  }

  /** What is given back to the payment, on top of the start: scheduled counts, issued or not. */
  Money givenBackTo(PaymentId paymentId, Money start) {
    return sum(each -> each.paymentId().equals(paymentId), start);
  }

  /** What was scheduled for the step; what upstream gave back of it itself stays counted. */
  Money scheduledFor(StepId stepId, Money start) {
    return refunds.values().stream()
        .filter(refund -> refund.stepId().equals(stepId))
        .map(RefundScheduled::amount)
        .reduce(start, Money::plus);
  }

  Money issuedFor(StepId stepId, Money start) {
    return sum(each -> each.refund().stepId().equals(stepId) && each.issued(), start);
  }

  /** How many tenders of the step are not issued yet. */
  long openFor(StepId stepId) {
    return tenders.values().stream()
        .filter(each -> each.refund().stepId().equals(stepId) && each.isOpen())
        .count();
  }

  OpenTenders openFor(CapturedPayment payment) {
    List<OpenTender> open = new ArrayList<>();
    for (TenderOf each : tenders.values()) {
      if (each.paymentId().equals(payment.paymentId()) && each.isOpen()) {
        open.addFirst(each.open());
      }
    }
    Money zero = Money.zero(payment.amount().currency());
    return new OpenTenders(givenBackTo(payment.paymentId(), zero).minus(payment.left()), open);
  }

  /**
   * The id of the step's next refund: a step has one, and one more for each payment that came too
   * late for it. The same for the same story, so that a batch that is tried again makes the same.
   */
  RefundId nextIdFor(StepId stepId) {
    long before =
        refunds.values().stream().filter(refund -> refund.stepId().equals(stepId)).count();
    String name = stepId + "/" + (before + 1);
    return new RefundId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
  }

  private Money sum(Predicate<TenderOf> which, Money start) {
    return tenders.values().stream().filter(which).map(TenderOf::amount).reduce(start, Money::plus);
  }
}

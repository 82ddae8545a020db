package dev.rescind.refund.refunds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is scheduled for an order, and how far each tender is. */
final class ScheduledRefunds {

  private final Map<RefundId, RefundScheduled> refunds = new LinkedHashMap<>();
  private final Map<Place, Progress> progress = new HashMap<>();

  private record Place(RefundId refundId, PaymentId paymentId) {}

  /**
   * How far a tender is.
   *
   * @param failedAttempt the last attempt that failed for good; 0 if none did
   */
  private record Progress(boolean issued, int failedAttempt) {}

  /** A tender of a scheduled refund, and how far it is. */
  record TenderOf(RefundScheduled refund, Tender tender, boolean issued, int failedAttempt) {}

  void add(RefundScheduled refund) {
    refunds.put(refund.refundId(), refund);
  }

  void issued(RefundIssued issued) {
    progress.put(
        new Place(issued.refundId(), issued.paymentId()), new Progress(true, issued.attempt() - 1));
  }

  void failed(RefundFailed failed) {
    progress.put(
        new Place(failed.refundId(), failed.paymentId()), new Progress(false, failed.attempt()));
  }

  Optional<TenderOf> find(RefundId refundId, PaymentId paymentId) {
    return all()
        .filter(each -> each.refund().refundId().equals(refundId))
        .filter(each -> each.tender().paymentId().equals(paymentId))
        .findFirst();
  }

  /** What is given back to the payment, on top of the start: scheduled counts, issued or not. */
  Money givenBackTo(PaymentId paymentId, Money start) {
    return sum(each -> each.tender().paymentId().equals(paymentId), start);
  }

  Money scheduledFor(StepId stepId, Money start) {
    return sum(each -> each.refund().stepId().equals(stepId), start);
  }

  Money issuedFor(StepId stepId, Money start) {
    return sum(each -> each.refund().stepId().equals(stepId) && each.issued(), start);
  }

  /** How many tenders of the step are not issued yet. */
  long openFor(StepId stepId) {
    return all().filter(each -> each.refund().stepId().equals(stepId) && !each.issued()).count();
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
    return all().filter(which).map(each -> each.tender().amount()).reduce(start, Money::plus);
  }

  private Stream<TenderOf> all() {
    return refunds.values().stream()
        .flatMap(refund -> refund.tenders().stream().map(tender -> of(refund, tender)));
  }

  private TenderOf of(RefundScheduled refund, Tender tender) {
    Progress now =
        progress.getOrDefault(
            new Place(refund.refundId(), tender.paymentId()), new Progress(false, 0));
    return new TenderOf(refund, tender, now.issued(), now.failedAttempt());
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundId;
import dev.rescind.refund.refunds.RefundCommand.RecordFailed;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import dev.rescind.refund.refunds.RefundCommand.ReduceTender;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import dev.rescind.refund.refunds.ScheduledRefunds.TenderOf;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of the tenders of an order, decided by how far each is. */
record TenderOutcomes(ScheduledRefunds refunds) {

  /** The gateway took it; heard of once. */
  Optional<RefundIssued> decide(RecordIssued command) {
    TenderOf found = scheduled(command.refundId(), command.paymentId());
    return found.issued()
        ? Optional.empty()
        : Optional.of(issued(found, command.attempt(), command.gatewayReference(), command.at()));
  }

  /** History needs no gateway. */
  RefundIssued onPaper(RefundId refundId, PaymentId paymentId, Instant at) {
    return issued(scheduled(refundId, paymentId), 1, null, at);
  }

  private RefundIssued issued(TenderOf found, int attempt, @Nullable String reference, Instant at) {
    RefundScheduled refund = found.refund();
    return new RefundIssued(
        refund.orderId(),
        refund.cancellationId(),
        refund.stepId(),
        refund.refundId(),
        found.paymentId(),
        found.amount(),
        attempt,
        reference,
        refunds.openFor(refund.stepId()) == 1,
        refunds.issuedFor(refund.stepId(), found.amount()),
        at,
        refund.historical());
  }

  /** The gateway refused an attempt for good; each attempt fails once. */
  Optional<RefundFailed> decide(RecordFailed command) {
    TenderOf found = scheduled(command.refundId(), command.paymentId());
    if (found.issued() || command.attempt() <= found.failedAttempt()) {
      return Optional.empty();
    }
    RefundScheduled refund = found.refund();
    return Optional.of(
        new RefundFailed(
            refund.orderId(),
            refund.cancellationId(),
            refund.stepId(),
            refund.refundId(),
            found.paymentId(),
            found.amount(),
            command.attempt(),
            command.why(),
            command.at(),
            refund.historical()));
  }

  RetryAnswer decide(RetryTender command) {
    Optional<TenderOf> found = refunds.find(command.refundId(), command.paymentId());
    if (found.isEmpty()) {
      return new RetryAnswer.NoSuchTender();
    }
    TenderOf tender = found.get();
    if (tender.issued()) {
      return new RetryAnswer.AlreadyIssued();
    }
    if (!tender.amount().isPositive()) {
      return new RetryAnswer.NothingLeft();
    }
    return tender.failedAttempt() == 0
        ? new RetryAnswer.StillOpen()
        : new RetryAnswer.Granted(tender.failedAttempt() + 1, tender.amount());
  }

  RefundReduced reduced(ReduceTender command) {
    TenderOf found = scheduled(command.refundId(), command.paymentId());
    RefundScheduled refund = found.refund();
    Money left = found.amount().minus(command.by());
    long openAfter = refunds.openFor(refund.stepId()) - (left.isPositive() ? 0 : 1);
    return new RefundReduced(
        refund.orderId(),
        refund.cancellationId(),
        refund.stepId(),
        refund.refundId(),
        found.paymentId(),
        command.by(),
        left,
        openAfter == 0,
        refunds.issuedFor(refund.stepId(), Money.zero(left.currency())),
        command.at(),
        refund.historical());
  }

  private TenderOf scheduled(RefundId refundId, PaymentId paymentId) {
    return refunds
        .find(refundId, paymentId)
        .orElseThrow(() -> new IllegalStateException("no such tender was scheduled"));
  }
}

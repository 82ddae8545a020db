package dev.rescind.refund.refunds;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import dev.rescind.refund.refunds.RefundCommand.RecordFailed;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import dev.rescind.refund.refunds.ScheduledRefunds.TenderOf;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The refunds of one order, its id the order id: cases of one order share its money, so they are
 * decided in one place. Each step is answered once, each tender issued once, and all of them
 * together never exceed what was captured.
 */
final class OrderRefunds {

  private static final String NOTHING_DUE = "NOTHING_DUE";
  private static final String NOTHING_CAPTURED = "NOTHING_CAPTURED";

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it.
  private @Nullable OrderId orderId;

  private final Set<StepId> answered = new HashSet<>();
  private final ScheduledRefunds refunds = new ScheduledRefunds();

  OrderRefunds() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ScheduleAnswer decide(ScheduleRefund command) {
    DueStep step = command.step();
    boolean again = answered.contains(step.stepId());
    if (again && !command.waitIsOver()) {
      return ScheduleAnswer.ANSWERED;
    }
    if (!step.amount().isPositive()) {
      return again ? ScheduleAnswer.ANSWERED : nothing(step, NOTHING_DUE, command.at());
    }
    Money zero = Money.zero(step.amount().currency());
    Money open = step.amount().minus(refunds.scheduledFor(step.stepId(), zero));
    TenderSplit split = TenderSplit.of(open, command.captured(), refunds::givenBackTo);
    boolean enough = split.total().equals(open);
    if (!enough && !command.waitIsOver()) {
      return ScheduleAnswer.WAITS;
    }
    if (split.total().isPositive()) {
      schedule(step, split, command.at());
    } else if (!again) {
      nothing(step, NOTHING_CAPTURED, command.at());
    }
    return enough ? ScheduleAnswer.ANSWERED : ScheduleAnswer.SHORT;
  }

  private static ScheduleAnswer nothing(DueStep step, String why, Instant at) {
    apply(
        new RefundNotDue(
            step.orderId(), step.cancellationId(), step.stepId(), why, at, step.historical()));
    return ScheduleAnswer.ANSWERED;
  }

  private void schedule(DueStep step, TenderSplit split, Instant at) {
    RefundScheduled scheduled =
        new RefundScheduled(
            step.orderId(),
            step.cancellationId(),
            step.stepId(),
            refunds.nextIdFor(step.stepId()),
            split.total(),
            split.tenders(),
            at,
            step.historical());
    apply(scheduled);
    if (step.historical()) {
      split.tenders().forEach(tender -> issue(scheduled, tender, 1, null, at));
    }
  }

  @CommandHandler
  void decide(RecordIssued command) {
    TenderOf found = scheduled(command.refundId(), command.paymentId());
    if (!found.issued()) {
      issue(
          found.refund(),
          found.tender(),
          command.attempt(),
          command.gatewayReference(),
          command.at());
    }
  }

  private void issue(
      RefundScheduled refund, Tender tender, int attempt, @Nullable String reference, Instant at) {
    apply(
        new RefundIssued(
            refund.orderId(),
            refund.cancellationId(),
            refund.stepId(),
            refund.refundId(),
            tender.paymentId(),
            tender.amount(),
            attempt,
            reference,
            refunds.openFor(refund.stepId()) == 1,
            refunds.issuedFor(refund.stepId(), tender.amount()),
            at,
            refund.historical()));
  }

  @CommandHandler
  void decide(RecordFailed command) {
    TenderOf found = scheduled(command.refundId(), command.paymentId());
    if (found.issued() || command.attempt() <= found.failedAttempt()) {
      return;
    }
    RefundScheduled refund = found.refund();
    apply(
        new RefundFailed(
            refund.orderId(),
            refund.cancellationId(),
            refund.stepId(),
            refund.refundId(),
            found.tender().paymentId(),
            found.tender().amount(),
            command.attempt(),
            command.why(),
            command.at(),
            refund.historical()));
  }

  @CommandHandler
  RetryAnswer decide(RetryTender command) {
    Optional<TenderOf> found = refunds.find(command.refundId(), command.paymentId());
    if (found.isEmpty()) {
      return new RetryAnswer.NoSuchTender();
    }
    TenderOf tender = found.get();
    if (tender.issued()) {
      return new RetryAnswer.AlreadyIssued();
    }
    return tender.failedAttempt() == 0
        ? new RetryAnswer.StillOpen()
        : new RetryAnswer.Granted(tender.failedAttempt() + 1, tender.tender().amount());
  }

  private TenderOf scheduled(RefundId refundId, PaymentId paymentId) {
    return refunds
        .find(refundId, paymentId)
        .orElseThrow(() -> new IllegalStateException("no such tender was scheduled"));
  }

  @EventSourcingHandler
  void evolve(RefundScheduled event) {
    answered(event);
    refunds.add(event);
  }

  @EventSourcingHandler
  void evolve(RefundNotDue event) {
    answered(event);
  }

  @EventSourcingHandler
  void evolve(RefundIssued event) {
    refunds.issued(event);
  }

  @EventSourcingHandler
  void evolve(RefundFailed event) {
    refunds.failed(event);
  }

  private void answered(RefundEvent event) {
    orderId = event.orderId();
    answered.add(event.stepId());
  }
}

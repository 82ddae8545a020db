package dev.rescind.refund.refunds;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.StepId;
import dev.rescind.refund.refunds.RefundCommand.IssueCredit;
import dev.rescind.refund.refunds.RefundCommand.ListOpenTenders;
import dev.rescind.refund.refunds.RefundCommand.PayCompensation;
import dev.rescind.refund.refunds.RefundCommand.RecordFailed;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import dev.rescind.refund.refunds.RefundCommand.ReduceTender;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import java.util.HashSet;
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

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it.
  private @Nullable OrderId orderId;

  private final Set<StepId> answered = new HashSet<>();
  private final ScheduledRefunds refunds = new ScheduledRefunds();

  OrderRefunds() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ScheduleAnswer decide(ScheduleRefund command) {
    StepId step = command.step().stepId();
    boolean again = answered.contains(step);
    if (again && !command.waitIsOver()) {
      return ScheduleAnswer.ANSWERED;
    }
    Money zero = Money.zero(command.step().amount().currency());
    Money open = command.step().amount().minus(refunds.scheduledFor(step, zero));
    Share share = Share.of(open, command.captured(), refunds::givenBackTo);
    if (!share.isAllThereIs() && !command.waitIsOver()) {
      return ScheduleAnswer.WAITS;
    }
    if (share.split().total().isPositive()) {
      schedule(command, share);
    } else if (!again) {
      apply(share.nothing(command));
    }
    return share.isAllThereIs() ? ScheduleAnswer.ANSWERED : ScheduleAnswer.SHORT;
  }

  private void schedule(ScheduleRefund command, Share share) {
    RefundScheduled scheduled =
        share.scheduled(command, refunds.nextIdFor(command.step().stepId()));
    apply(scheduled);
    if (scheduled.historical()) {
      scheduled
          .tenders()
          .forEach(tender ->
              apply(outcomes().onPaper(scheduled.refundId(), tender.paymentId(), command.at())));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(IssueCredit command) {
    if (!answered.contains(command.step().stepId())) {
      apply(command.issued());
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(PayCompensation command) {
    if (!answered.contains(command.step().stepId())) {
      apply(command.paid());
    }
  }

  @CommandHandler
  void decide(RecordIssued command) {
    outcomes().decide(command).ifPresent(event -> apply(event));
  }

  @CommandHandler
  void decide(RecordFailed command) {
    outcomes().decide(command).ifPresent(event -> apply(event));
  }

  @CommandHandler
  RetryAnswer decide(RetryTender command) {
    return outcomes().decide(command);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  OpenTenders decide(ListOpenTenders command) {
    return refunds.openFor(command.payment());
  }

  @CommandHandler
  void decide(ReduceTender command) {
    apply(outcomes().reduced(command));
  }

  private TenderOutcomes outcomes() {
    return new TenderOutcomes(refunds);
  }

  @EventSourcingHandler
  void evolve(RefundEvent event) {
    switch (event) {
      case RefundScheduled scheduled -> {
        answered(event);
        refunds.add(scheduled);
      }
      case RefundNotDue _, CreditIssued _, CompensationPaid _ -> answered(event);
      case RefundIssued issued -> refunds.issued(issued);
      case RefundFailed failed -> refunds.failed(failed);
      case RefundReduced reduced -> refunds.reduced(reduced);
    }
  }

  private void answered(RefundEvent event) {
    orderId = event.orderId();
    answered.add(event.stepId());
  }
}

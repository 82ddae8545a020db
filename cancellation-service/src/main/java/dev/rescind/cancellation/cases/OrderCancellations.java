package dev.rescind.cancellation.cases;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.cancellation.cases.AlternativeCommand.AcceptAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.DeclineAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.FailAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.LapseAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.OfferAlternative;
import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.cancellation.cases.ClaimCommand.ClaimCompensation;
import dev.rescind.cancellation.cases.ClaimCommand.DecideClaim;
import dev.rescind.cancellation.cases.DisputeCommand.OpenDispute;
import dev.rescind.cancellation.cases.DisputeCommand.Rule;
import dev.rescind.cancellation.cases.DisputeCommand.SubmitEvidence;
import dev.rescind.cancellation.cases.DisputeCommand.WithdrawDispute;
import dev.rescind.cancellation.cases.ReorderCommand.LapseReorder;
import dev.rescind.cancellation.cases.ReorderCommand.LinkReorder;
import dev.rescind.cancellation.cases.ReorderCommand.PromiseReorder;
import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.RequestCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.RequestCommand.RecordContact;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.cancellation.cases.ResponseCommand.Approve;
import dev.rescind.cancellation.cases.ResponseCommand.PostMessage;
import dev.rescind.cancellation.cases.ResponseCommand.Reject;
import dev.rescind.cancellation.cases.ResponseCommand.Remind;
import dev.rescind.cancellation.cases.ResponseCommand.Reroute;
import dev.rescind.cancellation.cases.ResponseCommand.TakeSilence;
import dev.rescind.cancellation.cases.ResponseCommand.Withdraw;
import dev.rescind.cancellation.cases.SettlingCommand.NoteOverdue;
import dev.rescind.cancellation.cases.SettlingCommand.RequestRefund;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.cancellation.cases.SettlingCommand.Supersede;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.CustomerContacted;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/**
 * All cancellations of one order. The cases live inside it, so that two of them cannot race for the
 * same quantity. What follows from a command is decided beside it, by theme; here is only which
 * case is meant, and whether the table of its life allows it.
 */
@NullUnmarked // Axon makes it empty and fills it from its events.
class OrderCancellations {

  @SuppressWarnings("UnusedVariable") // Axon reads it.
  @AggregateIdentifier
  private OrderId orderId;

  private MerchantId merchantId;
  private CustomerId customerId;
  private Instant contactedAt;
  private final Map<CancellationId, CancellationCase> cases = new LinkedHashMap<>();

  OrderCancellations() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  RequestOutcome decide(RequestCancellation command) {
    Optional<CancellationCase> known = sentBefore(command);
    if (known.isPresent()) {
      return new RequestOutcome.KnownAlready(known.get().cancellationId());
    }
    OrderFacts order = command.order();
    CancellationRequested requested = Requesting.requested(command);
    OrderCase asked = in(new CancellationCase(requested));
    if (order != null && command.answerable()) {
      Remainder remainder = Remainder.of(order.placed(), asked.claimed());
      if (remainder.isNothing() || !remainder.holds(command.lines())) {
        return new RequestOutcome.NothingLeft(Judgement.nothingLeft(remainder));
      }
    }
    apply(requested);
    if (order != null) {
      apply(
          Requesting.judge(
              asked, order, command.policy(), command.recentCancellations(), command.at()));
    }
    return new RequestOutcome.Recorded(
        command.cancellationId(), cases.get(command.cancellationId()).state());
  }

  private Optional<CancellationCase> sentBefore(RequestCancellation command) {
    return cases.values().stream()
        .filter(existing ->
            existing.cancellationId().equals(command.cancellationId())
                || (command.upstreamRequestId() != null
                    && command.upstreamRequestId().equals(existing.request().upstreamRequestId())))
        .findFirst();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(RecordContact command) {
    apply(
        new CustomerContacted(
            command.orderId(),
            command.merchantId(),
            command.customerId(),
            command.by(),
            command.channel(),
            command.remark(),
            command.contactedAt()));
  }

  @CommandHandler
  CaseOutcome decide(JudgeWaitingCase command) {
    return act(command, asked -> Requesting.judge(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(GiveUpWaiting command) {
    return act(command, asked -> Requesting.giveUp(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Approve command) {
    return act(command, asked -> Responding.approve(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Reject command) {
    return act(command, asked -> Responding.reject(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Withdraw command) {
    return act(command, asked -> Responding.withdraw(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(TakeSilence command) {
    return act(command, asked -> Responding.silence(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Reroute command) {
    return act(command, asked -> Responding.reroute(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Remind command) {
    return act(command, asked -> Responding.remind(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(PostMessage command) {
    return act(command, asked -> Responding.post(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(OfferAlternative command) {
    return act(command, asked -> Offering.offer(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(AcceptAlternative command) {
    return act(command, asked -> Offering.accept(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(DeclineAlternative command) {
    return act(command, asked -> Offering.decline(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(LapseAlternative command) {
    return act(command, asked -> Offering.lapse(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(FailAlternative command) {
    return act(command, asked -> Offering.fail(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(OpenDispute command) {
    return act(command, asked -> Disputing.open(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(WithdrawDispute command) {
    return act(command, asked -> Disputing.withdraw(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(SubmitEvidence command) {
    return act(command, asked -> Disputing.submit(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Rule command) {
    return act(command, asked -> Ruling.rule(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(ClaimCompensation command) {
    return act(command, asked -> Claiming.claim(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(DecideClaim command) {
    return act(command, asked -> Claiming.decide(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(PromiseReorder command) {
    return act(command, asked -> Reordering.promise(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(LinkReorder command) {
    return act(command, asked -> Reordering.link(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(LapseReorder command) {
    return act(command, asked -> Reordering.lapse(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Supersede command) {
    return act(command, asked -> Settling.supersede(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(RequestRefund command) {
    return act(command, asked -> Settling.requestRefund(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(Settle command) {
    return act(command, asked -> Settling.settle(asked, command));
  }

  @CommandHandler
  CaseOutcome decide(NoteOverdue command) {
    return act(command, asked -> Settling.noteOverdue(asked, command));
  }

  private CaseOutcome act(OfCase command, Function<OrderCase, Decided> decider) {
    CancellationCase known = cases.get(command.cancellationId());
    if (known == null) {
      return new CaseOutcome.Unknown();
    }
    CaseAction action = CaseAction.of(command);
    if (!action.isPossibleIn(known.state())) {
      return new CaseOutcome.NotPossible(action, known.state());
    }
    return switch (decider.apply(in(known))) {
      case Decided.Refused refused -> new CaseOutcome.Refused(refused.type(), refused.why());
      case Decided.Events decided -> {
        decided.events().forEach(event -> apply(event));
        Claiming.leftOver(in(known), command.at()).forEach(event -> apply(event));
        yield new CaseOutcome.Done(known.cancellationId());
      }
    };
  }

  private OrderCase in(CancellationCase own) {
    return new OrderCase(
        own,
        merchantId,
        customerId,
        quantities(other -> isOther(other, own) && other.isFirm() && !isAfter(other, own)),
        quantities(other -> isOther(other, own)),
        cases.values().stream().mapToLong(CancellationCase::given).sum(),
        contactedAt);
  }

  private static boolean isOther(CancellationCase other, CancellationCase own) {
    return !other.cancellationId().equals(own.cancellationId());
  }

  /** Whether it was approved after the other was: what that gave back knew nothing of this one. */
  private static boolean isAfter(CancellationCase later, CancellationCase approved) {
    return approved.isFirm()
        && later
            .approved()
            .filter(it -> it.decidedAt().isAfter(approved.approved().orElseThrow().decidedAt()))
            .isPresent();
  }

  private Map<LineId, Integer> quantities(Predicate<CancellationCase> of) {
    Map<LineId, Integer> sum = new HashMap<>();
    cases.values().stream()
        .filter(of)
        .forEach(known ->
            known.claimed().forEach((line, quantity) -> sum.merge(line, quantity, Math::addExact)));
    return sum;
  }

  @EventSourcingHandler
  void evolve(CaseEvent event) {
    orderId = event.orderId();
    if (event instanceof CancellationRequested requested) {
      cases.put(requested.cancellationId(), new CancellationCase(requested));
    }
    meet(event);
    cases.computeIfPresent(
        event.cancellationId(),
        (id, known) -> {
          known.evolve(event);
          return known;
        });
  }

  /** Remembers whose order it is; early events of a case may not know. */
  private void meet(CaseEvent event) {
    switch (event) {
      case CancellationRequested it -> meet(it.merchantId(), it.customerId());
      case CancellationRejected it -> meet(it.merchantId(), it.customerId());
      case ResponseAwaited it -> meet(it.merchantId(), it.customerId());
      case CancellationApproved it -> meet(it.merchantId(), it.customerId());
      case DisputeOpened it -> meet(it.merchantId(), it.customerId());
      default -> {}
    }
  }

  private void meet(MerchantId merchant, CustomerId customer) {
    if (merchant != null && customer != null) {
      merchantId = merchant;
      customerId = customer;
    }
  }

  @EventSourcingHandler
  void evolve(CustomerContacted event) {
    orderId = event.orderId();
    meet(event.merchantId(), event.customerId());
    contactedAt = event.contactedAt();
  }
}

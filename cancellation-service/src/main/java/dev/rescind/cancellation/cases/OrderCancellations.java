package dev.rescind.cancellation.cases;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.cancellation.cases.CaseCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.CaseCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.CaseCommand.NoteOverdue;
import dev.rescind.cancellation.cases.CaseCommand.RequestCancellation;
import dev.rescind.cancellation.cases.CaseCommand.Settle;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.PolicyReference;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * All cancellations of one order. The cases live inside it, so that two of them cannot race for the
 * same quantity.
 */
@NullUnmarked // Axon makes it empty and fills it from its events.
class OrderCancellations {

  @AggregateIdentifier private OrderId orderId;
  private MerchantId merchantId;
  private CustomerId customerId;
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
    if (order != null && command.answerable()) {
      Remainder remainder = Remainder.of(order.placed(), claimed());
      if (remainder.isNothing() || !remainder.holds(command.lines())) {
        return new RequestOutcome.NothingLeft(Judgement.nothingLeft(remainder));
      }
    }
    CancellationRequested requested = requested(command);
    apply(requested);
    if (order != null) {
      judge(CancellationCase.requested(requested), order, command.policy(), command.at());
    }
    return new RequestOutcome.Recorded(
        command.cancellationId(), cases.get(command.cancellationId()).state());
  }

  private Optional<CancellationCase> sentBefore(RequestCancellation command) {
    return cases.values().stream()
        .filter(existing ->
            existing.cancellationId().equals(command.cancellationId())
                || (command.upstreamRequestId() != null
                    && command.upstreamRequestId().equals(existing.upstreamRequestId())))
        .findFirst();
  }

  private static CancellationRequested requested(RequestCancellation command) {
    OrderFacts order = command.order();
    return new CancellationRequested(
        command.cancellationId(),
        command.orderId(),
        order == null ? null : order.placed().merchantId(),
        order == null ? null : order.placed().customerId(),
        command.requester(),
        command.reason(),
        command.reasonText(),
        command.lines(),
        command.requestedAt(),
        order == null ? command.waitUntil() : null,
        command.upstreamRequestId(),
        command.historical());
  }

  @CommandHandler
  void decide(JudgeWaitingCase command) {
    inState(command.cancellationId(), CaseState.AWAITING_ORDER)
        .ifPresent(request -> judge(request, command.order(), command.policy(), command.at()));
  }

  @CommandHandler
  void decide(GiveUpWaiting command) {
    inState(command.cancellationId(), CaseState.AWAITING_ORDER)
        .ifPresent(request ->
            reject(
                request,
                null,
                Judgement.refused(
                    "order-known",
                    Map.of("orderId", command.orderId().value()),
                    "The order did not become known while the request waited for it."),
                null,
                command.at()));
  }

  @CommandHandler
  void decide(Settle command) {
    inState(command.cancellationId(), CaseState.APPROVED)
        .ifPresent(approved ->
            apply(
                new CancellationSettled(
                    approved.cancellationId(),
                    orderId,
                    merchantId,
                    customerId,
                    command.answers(),
                    command.refunded(),
                    command.at(),
                    approved.upstreamRequestId(),
                    approved.historical())));
  }

  @CommandHandler
  void decide(NoteOverdue command) {
    inState(command.cancellationId(), CaseState.APPROVED)
        .filter(approved -> !approved.overdue())
        .ifPresent(approved ->
            apply(
                new SettlementOverdue(
                    approved.cancellationId(),
                    orderId,
                    command.steps(),
                    command.at(),
                    approved.upstreamRequestId(),
                    approved.historical())));
  }

  private void judge(
      CancellationCase request, OrderFacts order, @Nullable Policy policy, Instant at) {
    Instant decidedAt = request.historical() ? request.requestedAt() : at;
    switch (Judgement.of(request, order, policy, claimed())) {
      case Evaluation.Approved approval -> approve(request, order, policy, approval, decidedAt);
      case Evaluation.Refused refusal ->
          reject(request, order, refusal, policy == null ? null : policy.reference(), decidedAt);
    }
  }

  private void approve(
      CancellationCase request,
      OrderFacts order,
      Policy policy,
      Evaluation.Approved approval,
      Instant decidedAt) {
    apply(
        new CancellationApproved(
            request.cancellationId(),
            order.placed().orderId(),
            order.placed().merchantId(),
            order.placed().customerId(),
            request.requester(),
            request.reason(),
            approval.route(),
            policy.reference(),
            approval.lines(),
            approval.refund(),
            Settlement.of(request.cancellationId(), approval.lines(), approval.refund()),
            approval.explanation(),
            request.requestedAt(),
            decidedAt,
            request.upstreamRequestId(),
            request.historical()));
  }

  private void reject(
      CancellationCase request,
      @Nullable OrderFacts order,
      Evaluation.Refused refusal,
      @Nullable PolicyReference policy,
      Instant decidedAt) {
    apply(
        new CancellationRejected(
            request.cancellationId(),
            orderId,
            order == null ? null : order.placed().merchantId(),
            order == null ? null : order.placed().customerId(),
            request.requester(),
            request.reason(),
            refusal.route(),
            policy,
            refusal.explanation(),
            request.requestedAt(),
            decidedAt,
            request.upstreamRequestId(),
            request.historical()));
  }

  private Optional<CancellationCase> inState(CancellationId cancellationId, CaseState state) {
    return Optional.ofNullable(cases.get(cancellationId)).filter(known -> known.state() == state);
  }

  private Map<LineId, Integer> claimed() {
    Map<LineId, Integer> claimed = new HashMap<>();
    for (CancellationCase known : cases.values()) {
      known.claimed().forEach((line, quantity) -> claimed.merge(line, quantity, Math::addExact));
    }
    return claimed;
  }

  @EventSourcingHandler
  void evolve(CancellationRequested event) {
    orderId = event.orderId();
    cases.put(event.cancellationId(), CancellationCase.requested(event));
  }

  @EventSourcingHandler
  void evolve(CancellationApproved event) {
    merchantId = event.merchantId();
    customerId = event.customerId();
    Map<LineId, Integer> quantities = new HashMap<>();
    for (CancelledLine line : event.lines()) {
      quantities.merge(line.lineId(), line.quantity(), Math::addExact);
    }
    cases.computeIfPresent(event.cancellationId(), (id, known) -> known.approved(quantities));
  }

  @EventSourcingHandler
  void evolve(CancellationRejected event) {
    cases.computeIfPresent(event.cancellationId(), (id, known) -> known.in(CaseState.REJECTED));
  }

  @EventSourcingHandler
  void evolve(SettlementOverdue event) {
    cases.computeIfPresent(event.cancellationId(), (id, known) -> known.noticedOverdue());
  }

  @EventSourcingHandler
  void evolve(CancellationSettled event) {
    cases.computeIfPresent(event.cancellationId(), (id, known) -> known.in(CaseState.SETTLED));
  }
}

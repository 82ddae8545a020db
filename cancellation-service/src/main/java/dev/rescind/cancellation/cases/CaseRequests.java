package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.RequestCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.orders.WaitingCases;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.time.Ids;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings a request, from wherever it comes, before the aggregate: with the order as it is known,
 * the policy in force when it was made, and a deadline if it has to wait for its order.
 */
@Component
public class CaseRequests implements WaitingCases {

  private final OrderBook orders;
  private final PolicyBook policies;
  private final Cases cases;
  private final RecentCancellations recent;
  private final Commands commands;
  private final Ids ids;
  private final Clock clock;
  private final Duration awaitOrder;

  CaseRequests(
      OrderBook orders,
      PolicyBook policies,
      Cases cases,
      RecentCancellations recent,
      Commands commands,
      Ids ids,
      Clock clock,
      @Value("${rescind.cases.await-order}") Duration awaitOrder) {
    this.orders = orders;
    this.policies = policies;
    this.cases = cases;
    this.recent = recent;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
    this.awaitOrder = awaitOrder;
  }

  /**
   * A request as it was made.
   *
   * @param answerable whether the asker hears the outcome at once
   */
  public record Request(
      OrderId orderId,
      Requester requester,
      String reason,
      @Nullable TextId reasonText,
      List<LineQuantity> lines,
      Instant requestedAt,
      @Nullable String upstreamRequestId,
      boolean historical,
      boolean answerable) {}

  /** Decides the request or has it wait; to be called in a unit of work. */
  public RequestOutcome submit(Request request, Cause cause) {
    OrderId orderId = request.orderId();
    return submit(request, orders.lock(List.of(orderId)).get(orderId), cause);
  }

  /** As {@link #submit(Request, Cause)}, of an order whose row the unit of work holds already. */
  public RequestOutcome submit(Request request, @Nullable OrderFacts order, Cause cause) {
    Instant now = clock.instant();
    Policy policy = order == null ? null : policyFor(order, request.requestedAt());
    RequestOutcome outcome =
        commands.ask(
            RequestOutcome.class,
            new RequestCancellation(
                request.orderId(),
                new CancellationId(ids.next().toString()),
                request.requester(),
                request.reason(),
                request.reasonText(),
                request.lines(),
                request.requestedAt(),
                request.upstreamRequestId(),
                request.historical(),
                order,
                policy,
                policy == null || order == null
                    ? 0
                    : recent.of(request.requester(), order, policy, request.requestedAt()),
                now.plus(awaitOrder),
                request.answerable(),
                now),
            cause);
    if (outcome instanceof RequestOutcome.Recorded recorded
        && recorded.state() == CaseState.AWAITING_ORDER) {
      orders.awaited(request.orderId());
    }
    return outcome;
  }

  @Override
  public void judge(Map<OrderId, Cause> known) {
    commands.ahead(known.keySet().stream().map(OrderId::value).toList());
    Map<OrderId, OrderFacts> facts = orders.find(known.keySet());
    for (Cases.Waiting waiting : cases.waitingFor(known.keySet())) {
      OrderFacts order = Objects.requireNonNull(facts.get(waiting.orderId()));
      Policy policy = policyFor(order, waiting.requestedAt());
      commands.send(
          new JudgeWaitingCase(
              waiting.orderId(),
              waiting.cancellationId(),
              order,
              policy,
              policy == null
                  ? 0
                  : recent.of(waiting.requester(), order, policy, waiting.requestedAt()),
              clock.instant()),
          Objects.requireNonNull(known.get(waiting.orderId())));
    }
  }

  private @Nullable Policy policyFor(OrderFacts order, Instant at) {
    return policies.catalogue().find(order.placed(), at).orElse(null);
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.RequestCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a request: decided by the policy, left to somebody, refused, or kept waiting. */
final class Requesting {

  private Requesting() {}

  static CancellationRequested requested(RequestCancellation command) {
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

  static Decided judge(OrderCase asked, JudgeWaitingCase command) {
    return Decided.events(
        judge(
            asked, command.order(), command.policy(), command.recentCancellations(), command.at()));
  }

  /** What the policy makes of a request whose order is known. */
  static CaseEvent judge(
      OrderCase asked, OrderFacts order, @Nullable Policy policy, int recent, Instant at) {
    Instant decidedAt = asked.own().isDecidedAsHistory() ? asked.request().requestedAt() : at;
    Evaluation evaluation = Judgement.of(asked, order, policy, recent);
    return switch (evaluation) {
      case Evaluation.Refused refusal ->
          Judgement.isParty(asked.requester(), order.placed())
              ? Verdicts.rejected(asked, policy, order, refusal, decidedAt)
              : Verdicts.rejected(asked, null, order, refusal, decidedAt);
      case Evaluation.Approved approval -> {
        Basis basis = new Basis(order, Objects.requireNonNull(policy));
        yield switch (approval.route()) {
          case AUTOMATIC -> Verdicts.approved(asked, basis, approval, null, decidedAt);
          case COUNTERPARTY, PLATFORM ->
              asked.own().isDecidedAsHistory()
                  ? Verdicts.ofHistory(asked, basis, approval, decidedAt)
                  : Waits.begin(asked, basis, approval, decidedAt);
        };
      }
    };
  }

  static Decided giveUp(OrderCase asked, GiveUpWaiting command) {
    return Decided.events(
        Verdicts.rejected(
            asked,
            null,
            null,
            Judgement.refused(
                "order-known",
                Map.of("orderId", command.orderId().value()),
                "The order did not become known while the request waited for it."),
            command.at()));
  }
}

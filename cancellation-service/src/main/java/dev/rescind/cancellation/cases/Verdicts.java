package dev.rescind.cancellation.cases;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.Decision;
import dev.rescind.events.Explanation;
import dev.rescind.events.Silence;
import dev.rescind.policy.Disputes;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two events that decide a request. */
final class Verdicts {

  /** Code of a decision that nobody made in time. */
  static final String SILENCE = "SILENCE";

  private Verdicts() {}

  static CancellationApproved approved(
      OrderCase asked,
      Basis basis,
      Evaluation.Approved approval,
      @Nullable Decision decision,
      Instant at) {
    return approved(
        asked, basis, approval, decision, bearing(asked, basis.policy()).orElse(null), at);
  }

  /** Approved, where somebody says whose fault it is. */
  static CancellationApproved approved(
      OrderCase asked,
      Basis basis,
      Evaluation.Approved approval,
      @Nullable Decision decision,
      @Nullable Bearing bearing,
      Instant at) {
    return new CancellationApproved(
        asked.id(),
        asked.orderId(),
        basis.order().placed().merchantId(),
        basis.order().placed().customerId(),
        asked.requester(),
        asked.request().reason(),
        approval.route(),
        basis.policy().reference(),
        approval.lines(),
        approval.refund(),
        Settlement.of(asked, approval, basis.policy().reason(asked.request().reason()), basis),
        approval.explanation(),
        asked.request().requestedAt(),
        at,
        decision,
        bearing,
        asked.request().upstreamRequestId(),
        asked.own().isDecidedAsHistory());
  }

  /** What the reason of a case says about those concerned, if the policy knows the reason. */
  static Optional<Bearing> bearing(OrderCase asked, Policy policy) {
    return policy
        .reason(asked.request().reason())
        .map(reason -> new Bearing(reason.fault(), reason.cause(), reason.counts()));
  }

  /** Refused by a rule: nobody decided. */
  static CancellationRejected rejected(
      OrderCase asked,
      @Nullable Policy policy,
      @Nullable OrderFacts order,
      Evaluation.Refused refusal,
      Instant at) {
    return rejected(asked, policy, order, refusal, null, false, at);
  }

  /**
   * Refused. Nobody brings it before the platform either if upstream closed the order.
   *
   * @param isFinal whether nobody may bring it before the platform any more
   */
  static CancellationRejected rejected(
      OrderCase asked,
      @Nullable Policy policy,
      @Nullable OrderFacts order,
      Evaluation.Refused refusal,
      @Nullable Decision decision,
      boolean isFinal,
      Instant at) {
    Instant until =
        isFinal || policy == null || order == null || order.isClosed(at)
            ? null
            : escalationUntil(policy, order, at).orElse(null);
    return new CancellationRejected(
        asked.id(),
        asked.orderId(),
        order == null ? null : order.placed().merchantId(),
        order == null ? null : order.placed().customerId(),
        asked.requester(),
        asked.request().reason(),
        refusal.route(),
        policy == null ? null : policy.reference(),
        refusal.explanation(),
        asked.request().requestedAt(),
        at,
        decision,
        until,
        asked.request().upstreamRequestId(),
        asked.own().isDecidedAsHistory());
  }

  /** The latest instant at which some party may still escalate. */
  private static Optional<Instant> escalationUntil(Policy policy, OrderFacts order, Instant at) {
    Disputes.Window window = policy.terms().disputes().escalation();
    return Optional.ofNullable(window).map(open -> open.until(at, policy.zoneOf(order)));
  }

  /** Why nothing goes ahead that somebody, or nobody, agreed to. */
  static Evaluation.Refused refusal(
      Evaluation evaluation, String rule, Map<String, String> inputs, String effect) {
    List<AppliedRule> rules = new ArrayList<>(evaluation.explanation().rules());
    rules.add(new AppliedRule(rule, inputs, effect));
    return new Evaluation.Refused(evaluation.route(), new Explanation(rules));
  }

  /**
   * What was left to somebody in the past is taken as the policy takes silence, and as approved
   * where it does not say: history tells of no other answer.
   */
  static CaseEvent ofHistory(
      OrderCase asked, Basis basis, Evaluation.Approved approval, Instant at) {
    Decision decision = new Decision(null, SILENCE, null);
    return approval.plan().silence() == Silence.REJECT
        ? rejected(
            asked,
            basis.policy(),
            basis.order(),
            refusal(approval, "silence", Map.of("means", "REJECT"), "Nobody agreed in time."),
            decision,
            false,
            at)
        : approved(asked, basis, approval, decision, at);
  }
}

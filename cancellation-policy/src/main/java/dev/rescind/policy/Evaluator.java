package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one function that judges requests.
 *
 * @param reckoning how the policy counts time
 * @param withdrawal the statutory right, if the policy grants it; it stands above the other rules
 */
record Evaluator(
    Reckoning reckoning,
    List<EligibilityRule> eligibility,
    @Nullable Withdrawal withdrawal,
    Map<String, Reason> reasons,
    Routing routing,
    RefundTerms terms,
    RefundMode mode) {

  Evaluation evaluate(OrderFacts order, CaseFacts request, Instant at, Grant grant) {
    Inquiry inquiry = Inquiry.of(order, request, at, reckoning);
    Eligibility eligible =
        grant.isRuling()
            ? Eligibility.ruled()
            : Eligibility.of(conditions(isWithdrawn(request)), inquiry);
    return eligible.isRefused()
        ? new Evaluation.Refused(routing.fallback(), new Explanation(eligible.rules()))
        : approve(inquiry, eligible, grant);
  }

  private Evaluation approve(Inquiry inquiry, Eligibility eligible, Grant grant) {
    String code = inquiry.request().reason();
    Reason reason = Objects.requireNonNullElseGet(reasons.get(code), () -> Reason.unsaid(code));
    boolean withdrawn = isWithdrawn(inquiry.request());
    Routing.Decision route = route(inquiry, reason, eligible, grant);
    List<LineRefund> lines =
        inquiry.shares().stream().map(share -> refund(share, reason, inquiry, grant)).toList();
    Calculation sum =
        Calculation.of(
            inquiry.order(), inquiry.request(), fees(reason, withdrawn, grant, lines), lines);
    return new Evaluation.Approved(
        route.plan(),
        sum.cancelledLines(),
        sum.refund(),
        sum.retained(),
        sum.breakdown(),
        reason.forcedRefund() || withdrawn ? RefundMode.FORCED : mode,
        holdsUntil(eligible, lines),
        explanation(eligible, route, sum));
  }

  private static Explanation explanation(
      Eligibility eligible, Routing.Decision route, Calculation sum) {
    List<AppliedRule> rules = new ArrayList<>(eligible.rules());
    route.rule().ifPresent(rules::add);
    rules.addAll(sum.rules());
    return new Explanation(rules);
  }

  private boolean isWithdrawn(CaseFacts request) {
    return withdrawal != null && withdrawal.isAskedFor(request);
  }

  /** A withdrawal is a right: beside who asks and why, its own period alone counts. */
  private List<EligibilityRule> conditions(boolean withdrawn) {
    return withdrawn && withdrawal != null
        ? List.of(eligibility.get(0), eligibility.get(1), withdrawal)
        : eligibility;
  }

  private Routing.Decision route(
      Inquiry inquiry, Reason reason, Eligibility eligible, Grant grant) {
    if (grant.isRuling() || isWithdrawn(inquiry.request())) {
      return new Routing.Decision(RoutePlan.automatic(), Optional.empty());
    }
    return eligible.isReferred()
        ? new Routing.Decision(RoutePlan.platform(), Optional.empty())
        : routing.decide(inquiry, reason);
  }

  private LineRefund refund(LineShare share, Reason reason, Inquiry inquiry, Grant grant) {
    return switch (grant) {
      case Grant.ByPolicy _ -> terms.judge(share, reason, inquiry);
      case Grant.FullForSpecialReason _ -> GrantedRefund.full(share);
      case Grant.Percentage ruled -> GrantedRefund.ruled(share, ruled.percent());
      case Grant.Amounts ruled -> GrantedRefund.ruled(share, ruled);
    };
  }

  private Predicate<String> fees(
      Reason reason, boolean withdrawn, Grant grant, List<LineRefund> lines) {
    return switch (grant) {
      case Grant.FullForSpecialReason _ -> code -> true;
      case Grant.Percentage _, Grant.Amounts _ -> terms.refundableFees()::contains;
      case Grant.ByPolicy _ when withdrawn && withdrawal != null ->
          withdrawal.refundableFees()::contains;
      case Grant.ByPolicy _ ->
          code ->
              reason.forcedRefund() || lines.stream().allMatch(line -> terms.refunds(code, line));
    };
  }

  private static @Nullable Instant holdsUntil(Eligibility eligible, List<LineRefund> lines) {
    return Stream.concat(
            Stream.ofNullable(eligible.until()),
            lines.stream().map(LineRefund::until).filter(Objects::nonNull))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}

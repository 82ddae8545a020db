package dev.rescind.cancellation.withdrawals;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderCases;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.NeverOnceClosed;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import dev.rescind.policy.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the policy of an order what withdrawing from it would give. */
@Component
class Prospects {

  private final PolicyBook policies;
  private final OrderCases cases;

  Prospects(PolicyBook policies, OrderCases cases) {
    this.policies = policies;
    this.cases = cases;
  }

  /** The right as the order's policy has it, if it has it. */
  Optional<Withdrawal> right(OrderFacts order, Instant at) {
    return policy(order, at).map(policy -> policy.terms().withdrawal());
  }

  private Optional<Policy> policy(OrderFacts order, Instant at) {
    return policies.catalogue().find(order.placed(), at);
  }

  /** Who withdraws. */
  static Requester customer(OrderFacts order) {
    return new Requester(Party.CUSTOMER, order.placed().customerId().value());
  }

  /** What withdrawing at an instant would give; nothing where there is no such right. */
  Optional<Prospect> of(KnownOrder order, Instant at) {
    return policy(order.facts(), at)
        .flatMap(policy ->
            Optional.ofNullable(policy.terms().withdrawal())
                .map(right -> of(order.facts(), policy, right, cases.claimed(order), at)));
  }

  private static Prospect of(
      OrderFacts order, Policy policy, Withdrawal right, Claimed claimed, Instant at) {
    List<Prospect.Line> lines = new ArrayList<>();
    List<LineQuantity> all = new ArrayList<>();
    for (OrderLine line : order.placed().lines()) {
      int left = claimed.left().getOrDefault(line.lineId(), 0);
      if (left > 0) {
        LineQuantity wanted = new LineQuantity(line.lineId(), left);
        Evaluation one = judge(order, policy, right, List.of(wanted), claimed, at);
        boolean possible = one instanceof Evaluation.Approved;
        lines.add(
            new Prospect.Line(
                line.lineId(), line.productId().value(), left, possible, why(one, possible)));
        if (possible) {
          all.add(wanted);
        }
      }
    }
    return sum(order, policy, right, claimed, at, lines, all);
  }

  private static Prospect sum(
      OrderFacts order,
      Policy policy,
      Withdrawal right,
      Claimed claimed,
      Instant at,
      List<Prospect.Line> lines,
      List<LineQuantity> all) {
    Instant until = until(order, policy, right, at);
    if (!all.isEmpty()
        && judge(order, policy, right, all, claimed, at) instanceof Evaluation.Approved it) {
      return new Prospect(lines, all, it.refund(), it.retained(), until, it.explanation());
    }
    String effect = "Nothing is left of this order that could be withdrawn from.";
    return new Prospect(
        lines,
        List.of(),
        null,
        List.of(),
        until,
        new Explanation(List.of(new AppliedRule("withdrawal", Map.of(), effect))));
  }

  private static Evaluation judge(
      OrderFacts order,
      Policy policy,
      Withdrawal right,
      List<LineQuantity> lines,
      Claimed claimed,
      Instant at) {
    Optional<Evaluation.Refused> closed = NeverOnceClosed.judge(order, at);
    if (closed.isPresent()) {
      return closed.get();
    }
    return policy.evaluate(
        order.asOf(at),
        new CaseFacts(customer(order), right.reason(), lines, claimed.cancelled()),
        at);
  }

  private static String why(Evaluation evaluation, boolean possible) {
    List<AppliedRule> rules = evaluation.explanation().rules();
    return rules.stream()
        .filter(rule -> !possible || rule.rule().equals("withdrawal"))
        .reduce((earlier, later) -> later)
        .orElse(rules.getLast())
        .effect();
  }

  private static @Nullable Instant until(
      OrderFacts order, Policy policy, Withdrawal right, Instant at) {
    Instant begun =
        switch (right.from()) {
          case PURCHASE -> order.placed().placedAt();
          case DELIVERY -> order.asOf(at).completedAt();
        };
    return begun == null ? null : right.endsAt(begun, policy.zoneOf(order)).minusSeconds(1);
  }
}

package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.NeverOnceClosed;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a request, asked without making it. Judged as a request is: first by what
 * holds under every policy, then by the policy.
 *
 * @param lines the quantities to be cancelled, each line once
 * @param at UTC
 */
public record Question(
    OrderFacts order,
    Claimed claimed,
    Requester requester,
    String reason,
    List<LineQuantity> lines,
    Circumstances circumstances,
    Instant at) {

  public Question {
    lines = List.copyOf(lines);
  }

  /**
   * The lines as a body names them; none for all that is left.
   *
   * @param named as JSON has it, so an element may be missing
   * @throws ProblemException 400 if one of them is not a line of the order
   */
  public static List<LineQuantity> lines(
      KnownOrder order, @Nullable List<@Nullable LineQuantity> named) {
    List<LineQuantity> asked = new ArrayList<>();
    Set<LineId> known =
        order.facts().placed().lines().stream().map(OrderLine::lineId).collect(Collectors.toSet());
    for (LineQuantity line : named == null ? List.<@Nullable LineQuantity>of() : named) {
      String place = "lines[" + asked.size() + "]";
      if (line == null) {
        throw ProblemException.invalid(place, "is required");
      }
      if (!known.contains(line.lineId())) {
        throw ProblemException.invalid(place + ".lineId", "must be a line of the order");
      }
      asked.add(line);
    }
    return asked;
  }

  /**
   * The answer of a policy.
   *
   * @param policy absent where none is in force
   */
  public Outlook under(@Nullable Policy policy) {
    return NeverOnceClosed.judge(order, at).map(Outlook::refused).orElseGet(() -> open(policy));
  }

  private Outlook open(@Nullable Policy policy) {
    if (claimed.isNothingLeft() || !claimed.holds(lines)) {
      String effect =
          claimed.isNothingLeft()
              ? "Nothing of this order is left to cancel."
              : "The order does not have that much left to cancel.";
      return refused("quantity-available", Map.of("left", claimed.left().toString()), effect);
    }
    if (policy == null) {
      return refused(
          "policy-found",
          Map.of("requestedAt", at.toString()),
          "No policy was in force for this order when the request was made.");
    }
    CaseFacts request = new CaseFacts(requester, reason, lines, claimed.cancelled(), circumstances);
    return Outlook.of(policy.evaluate(order.asOf(at), request, at), policy);
  }

  private static Outlook refused(String rule, Map<String, String> inputs, String effect) {
    Explanation why = new Explanation(List.of(new AppliedRule(rule, inputs, effect)));
    return Outlook.refused(new Evaluation.Refused(Route.AUTOMATIC, why));
  }
}

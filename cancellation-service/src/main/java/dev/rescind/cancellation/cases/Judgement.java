package dev.rescind.cancellation.cases;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a request: first by what holds under every policy, then by the policy. A pure function of
 * its arguments.
 */
final class Judgement {

  private Judgement() {}

  static Evaluation of(
      CancellationCase request,
      OrderFacts order,
      @Nullable Policy policy,
      Map<LineId, Integer> cancelled) {
    OrderPlaced placed = order.placed();
    if (!isParty(request.requester(), placed)) {
      return refused(
          "requester-owns-order",
          Map.of("requester", request.requester().party().name()),
          "Only who placed or sold the order may ask to cancel it.");
    }
    Remainder remainder = Remainder.of(placed, cancelled);
    if (remainder.isNothing() || !remainder.holds(request.lines())) {
      return refused(
          "quantity-available",
          Map.of("left", remainder.quantities().toString(), "asked", asked(request.lines())),
          nothingLeft(remainder));
    }
    if (policy == null) {
      return refused(
          "policy-found",
          Map.of("requestedAt", request.requestedAt().toString()),
          "No policy was in force for this order when the request was made.");
    }
    return ifDecidedHere(
        policy.evaluate(
            order.asOf(request.requestedAt()),
            new CaseFacts(
                request.requester(),
                request.reason(),
                remainder.resolve(request.lines()),
                cancelled),
            request.requestedAt()));
  }

  /** Nothing is given away that somebody else is to decide, as long as nobody can be asked. */
  private static Evaluation ifDecidedHere(Evaluation evaluation) {
    if (evaluation.route() == Route.AUTOMATIC || evaluation instanceof Evaluation.Refused) {
      return evaluation;
    }
    List<AppliedRule> rules = new ArrayList<>(evaluation.explanation().rules());
    rules.add(
        new AppliedRule(
            "decided-here",
            Map.of("route", evaluation.route().name()),
            "The policy leaves this to somebody else, who cannot be asked here yet."));
    return new Evaluation.Refused(evaluation.route(), new Explanation(rules));
  }

  static String nothingLeft(Remainder remainder) {
    return remainder.isNothing()
        ? "Everything of this order is cancelled already."
        : "The order does not have that much left to cancel.";
  }

  /** A refusal that no policy was asked for. */
  static Evaluation.Refused refused(String rule, Map<String, String> inputs, String effect) {
    return new Evaluation.Refused(
        Route.AUTOMATIC, new Explanation(List.of(new AppliedRule(rule, inputs, effect))));
  }

  private static boolean isParty(Requester requester, OrderPlaced order) {
    return switch (requester.party()) {
      case Party.CUSTOMER -> order.customerId().value().equals(requester.id());
      case Party.MERCHANT -> order.merchantId().value().equals(requester.id());
      case Party.PLATFORM -> true;
    };
  }

  private static String asked(List<LineQuantity> lines) {
    return lines.isEmpty() ? "everything" : lines.toString();
  }
}

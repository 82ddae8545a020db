package dev.rescind.cancellation.cases;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.Grant;
import dev.rescind.policy.NeverOnceClosed;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a request: first by what holds under every policy, then by the policy. A pure function of
 * its arguments.
 */
final class Judgement {

  private Judgement() {}

  /**
   * What the policy says to a request that was just made, or whose order just became known.
   *
   * @param recent how many cancellations of other orders the customer asked for lately
   */
  static Evaluation of(OrderCase asked, OrderFacts order, @Nullable Policy policy, int recent) {
    Optional<Evaluation.Refused> refused = underAnyPolicy(asked, order);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (policy == null) {
      return refused(
          "policy-found",
          Map.of("requestedAt", asked.request().requestedAt().toString()),
          "No policy was in force for this order when the request was made.");
    }
    return with(asked, new Basis(order, policy), Grant.byPolicy(), recent);
  }

  private static Optional<Evaluation.Refused> underAnyPolicy(OrderCase asked, OrderFacts order) {
    if (!isParty(asked.requester(), order.placed())) {
      return Optional.of(
          refused(
              "requester-owns-order",
              Map.of("requester", asked.requester().party().name()),
              "Only who placed or sold the order may ask to cancel it."));
    }
    return NeverOnceClosed.judge(order, asked.request().requestedAt());
  }

  /** What the policy would say had the order been then as far as it is now. */
  static Evaluation asItStands(OrderCase asked, Basis basis) {
    Basis now = new Basis(basis.reachedBy(asked.request().requestedAt()), basis.policy());
    return with(asked, now, Grant.byPolicy(), 0);
  }

  /** What somebody who decides gives back, of all that was asked for and is left. */
  static Evaluation granting(OrderCase asked, Basis basis, Grant grant) {
    return with(asked, basis, grant, 0);
  }

  private static Evaluation with(OrderCase asked, Basis basis, Grant grant, int recent) {
    OrderPlaced placed = basis.order().placed();
    Remainder remainder = Remainder.of(placed, asked.claimed());
    List<LineQuantity> lines =
        asked.own().claimed().isEmpty()
            ? asked.request().lines()
            : remainder.ofWhat(asked.own().claimed());
    boolean gone = lines.isEmpty() && !asked.own().claimed().isEmpty();
    if (gone || remainder.isNothing() || !remainder.holds(lines)) {
      return refused(
          "quantity-available",
          Map.of("left", remainder.quantities().toString(), "asked", asked(lines)),
          nothingLeft(remainder));
    }
    return basis
        .policy()
        .evaluate(
            basis.orderAsOf(asked.request().requestedAt()),
            new CaseFacts(
                asked.requester(),
                asked.request().reason(),
                remainder.resolve(lines),
                Remainder.existing(placed, asked.firm()),
                new Circumstances(recent, asked.contactedAt())),
            asked.request().requestedAt(),
            grant);
  }

  static String nothingLeft(Remainder remainder) {
    return remainder.isNothing()
        ? "Everything of this order is cancelled already, or asked to be."
        : "The order does not have that much left to cancel.";
  }

  /** A refusal that no policy was asked for. */
  static Evaluation.Refused refused(String rule, Map<String, String> inputs, String effect) {
    return new Evaluation.Refused(
        Route.AUTOMATIC, new Explanation(List.of(new AppliedRule(rule, inputs, effect))));
  }

  /** Whether the order is the requester's. */
  static boolean isParty(Requester requester, OrderPlaced order) {
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

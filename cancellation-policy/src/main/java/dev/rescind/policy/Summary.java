package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.OrderRules.LineRules;
import dev.rescind.policy.OrderRules.Outcome;
import dev.rescind.policy.OrderRules.PartyRules;
import dev.rescind.policy.OrderRules.ReasonRules;
import dev.rescind.policy.OrderRules.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws up the rules of an order by asking the very function that judges requests: each party, each
 * reason, all that is left.
 *
 * @param at UTC
 */
record Summary(
    Evaluator evaluator, OrderFacts order, Map<LineId, Integer> alreadyCancelled, Instant at) {

  OrderRules rules(Policy policy) {
    List<LineQuantity> left = left();
    return new OrderRules(
        policy.reference(),
        policy.title(),
        order.state(at),
        policy.zoneOf(order),
        left.isEmpty() ? List.of() : parties(left),
        left.isEmpty() ? List.of() : lines(left),
        policy.terms());
  }

  private List<LineQuantity> left() {
    List<LineQuantity> left = new ArrayList<>();
    for (OrderLine line : order.placed().lines()) {
      int rest = line.quantity() - alreadyCancelled.getOrDefault(line.lineId(), 0);
      if (rest > 0) {
        left.add(new LineQuantity(line.lineId(), rest));
      }
    }
    return left;
  }

  private List<PartyRules> parties(List<LineQuantity> left) {
    return Stream.of(Party.values())
        .map(party -> new PartyRules(party, reasons(party, left)))
        .filter(party -> !party.reasons().isEmpty())
        .toList();
  }

  private List<ReasonRules> reasons(Party party, List<LineQuantity> left) {
    return evaluator.reasons().values().stream()
        .filter(reason -> reason.requesters().contains(party))
        .map(reason -> rules(reason, request(party, reason.code(), left)))
        .toList();
  }

  private CaseFacts request(Party party, String reason, List<LineQuantity> left) {
    // Contact is what the summary is to remind of, so it is not what it refuses for.
    Circumstances contacted = new Circumstances(0, at);
    return new CaseFacts(new Requester(party, null), reason, left, alreadyCancelled, contacted);
  }

  private ReasonRules rules(Reason reason, CaseFacts request) {
    Evaluation answer = evaluator.evaluate(order, request, at, Grant.byPolicy());
    return new ReasonRules(
        reason.code(),
        reason.label(),
        reason.needsText(),
        reason.needsEvidence(),
        outcome(answer),
        answer.explanation().rules().getLast().effect());
  }

  private static @Nullable Outcome outcome(Evaluation answer) {
    return switch (answer) {
      case Evaluation.Approved approved ->
          new Outcome(
              approved.plan(),
              approved.refund(),
              approved.retained(),
              approved.mode(),
              approved.holdsUntil());
      case Evaluation.Refused _ -> null;
    };
  }

  private List<LineRules> lines(List<LineQuantity> left) {
    Inquiry inquiry =
        Inquiry.of(order, request(Party.CUSTOMER, "", left), at, evaluator.reckoning());
    return inquiry.shares().stream().map(share -> scale(share, inquiry)).toList();
  }

  private LineRules scale(LineShare share, Inquiry inquiry) {
    RefundTerms terms = evaluator.terms();
    List<Step> steps = new ArrayList<>();
    for (Tier tier : terms.tiers()) {
      if (tier.isFor(share, inquiry)) {
        steps.add(step(share, tier.rate(), tier.until(share, inquiry)));
      }
    }
    steps.add(step(share, terms.last(share), null));
    return new LineRules(share.line().lineId(), share.quantity(), money(share.value()), steps);
  }

  private Step step(LineShare share, RefundRate rate, @Nullable Instant until) {
    return new Step(
        until,
        until != null && at.isAfter(until),
        rate.inWords(order.placed().currency()),
        money(share.refund(rate)));
  }

  private Money money(long amount) {
    return new Money(amount, order.placed().currency());
  }
}

package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.ContactFirst;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.NeverOnceClosed;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks the policy of each order what cancelling it would give, by the function that decides its
 * case later.
 */
@Component
class Outlooks {

  private final PolicyBook policies;
  private final Clock clock;

  Outlooks(PolicyBook policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * What asking at an instant would give. Only a closing of upstream's counts until now: a run may
   * take long, or go on another day, and money that went back there must not go back here.
   *
   * @param ahead whether the customer is taken to have been spoken to by then, where that is needed
   */
  Outlook of(Bulk bulk, Subject subject, Instant at, boolean ahead) {
    OrderFacts order = subject.order();
    if (order == null) {
      return Outlook.refused(
          subject.orderId(), subject.wanted(), "order-known", "There is no such order of yours.");
    }
    return NeverOnceClosed.judge(order, clock.instant())
        .map(closed -> Outlook.refused(subject.orderId(), subject.wanted(), closed))
        .orElseGet(() -> open(bulk, subject, order, at, ahead));
  }

  private Outlook open(Bulk bulk, Subject subject, OrderFacts order, Instant at, boolean ahead) {
    List<LineQuantity> left = subject.left(order);
    if (left.isEmpty()) {
      return Outlook.refused(
          subject.orderId(),
          subject.wanted(),
          "quantity-available",
          "It is cancelled already, or asked to be.");
    }
    return policies
        .catalogue()
        .find(order.placed(), at)
        .map(policy -> under(policy, bulk, subject, order, left, at, ahead))
        .orElseGet(() ->
            Outlook.refused(
                subject.orderId(), left, "policy-found", "No policy is in force for this order."));
  }

  private static Outlook under(
      Policy policy,
      Bulk bulk,
      Subject subject,
      OrderFacts order,
      List<LineQuantity> lines,
      Instant at,
      boolean ahead) {
    boolean contactNeeded = subject.contactedAt() == null && isContactNeeded(policy, bulk);
    Instant contactedAt = contactNeeded && ahead ? at : subject.contactedAt();
    Evaluation evaluation =
        policy.evaluate(
            order.asOf(at),
            new CaseFacts(
                bulk.requester(),
                bulk.reason(),
                lines,
                subject.firm(order),
                new Circumstances(0, contactedAt)),
            at);
    AppliedRule last = Outlook.last(evaluation.explanation());
    return switch (evaluation) {
      case Evaluation.Refused refused -> Outlook.refused(subject.orderId(), lines, refused);
      case Evaluation.Approved approved ->
          new Outlook(
              subject.orderId(),
              lines,
              places(order, lines),
              true,
              approved.route(),
              approved.refund(),
              contactNeeded,
              last.rule(),
              last.effect());
    };
  }

  private static boolean isContactNeeded(Policy policy, Bulk bulk) {
    ContactFirst contactFirst = policy.terms().contactFirst();
    return contactFirst != null
        && policy
            .reason(bulk.reason())
            .filter(reason -> contactFirst.isNeeded(bulk.requester().party(), reason))
            .isPresent();
  }

  private static List<Outlook.Places> places(OrderFacts order, List<LineQuantity> lines) {
    Map<LineId, OrderLine> byId =
        order.placed().lines().stream()
            .collect(Collectors.toMap(OrderLine::lineId, Function.identity()));
    return lines.stream()
        .flatMap(line ->
            Optional.ofNullable(byId.get(line.lineId()))
                .map(OrderLine::slot)
                .map(BookedSlot::slotId)
                .map(slot -> new Outlook.Places(slot, line.quantity()))
                .stream())
        .toList();
  }
}

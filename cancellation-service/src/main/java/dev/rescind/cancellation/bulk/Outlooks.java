package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.ClaimedLines.Claimed;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.ContactFirst;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the policy of each order what cancelling it would give, by the function that decides its
 * case later.
 */
@Component
class Outlooks {

  private final PolicyBook policies;

  Outlooks(PolicyBook policies) {
    this.policies = policies;
  }

  /**
   * An order as it is judged.
   *
   * @param order absent if it is not known, or not the merchant's
   * @param wanted what is meant of it, whether it is left or not
   * @param contactedAt when the customer was spoken to, UTC
   */
  record Subject(
      OrderId orderId,
      @Nullable OrderFacts order,
      List<LineQuantity> wanted,
      Claimed claimed,
      @Nullable Instant contactedAt) {}

  /**
   * What asking at an instant would give.
   *
   * @param ahead whether the customer is taken to have been spoken to by then, where that is needed
   */
  Outlook of(Bulk bulk, Subject subject, Instant at, boolean ahead) {
    OrderFacts order = subject.order();
    if (order == null) {
      return Outlook.refused(
          subject.orderId(), subject.wanted(), "order-known", "There is no such order of yours.");
    }
    List<LineQuantity> left = left(order, subject);
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

  private static List<LineQuantity> left(OrderFacts order, Subject subject) {
    Map<LineId, Integer> quantities =
        order.placed().lines().stream()
            .collect(Collectors.toMap(OrderLine::lineId, OrderLine::quantity));
    List<LineQuantity> left = new ArrayList<>();
    for (LineQuantity wanted : subject.wanted()) {
      int claimed = subject.claimed().all().getOrDefault(wanted.lineId(), 0);
      int free = quantities.getOrDefault(wanted.lineId(), 0) - claimed;
      if (free > 0) {
        left.add(new LineQuantity(wanted.lineId(), Math.min(free, wanted.quantity())));
      }
    }
    return left;
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
                firm(order, subject.claimed()),
                new Circumstances(0, contactedAt)),
            at);
    AppliedRule last = Outlook.last(evaluation.explanation());
    return switch (evaluation) {
      case Evaluation.Refused _ ->
          Outlook.refused(subject.orderId(), lines, last.rule(), last.effect());
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

  /** Of a line that was amended to fewer no more counts as gone than it has. */
  private static Map<LineId, Integer> firm(OrderFacts order, Claimed claimed) {
    return order.placed().lines().stream()
        .filter(line -> claimed.firm().containsKey(line.lineId()))
        .collect(
            Collectors.toMap(
                OrderLine::lineId,
                line -> Math.min(line.quantity(), claimed.firm().getOrDefault(line.lineId(), 0))));
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

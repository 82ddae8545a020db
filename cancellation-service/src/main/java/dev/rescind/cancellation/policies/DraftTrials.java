package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderCases;
import dev.rescind.cancellation.orders.VisibleOrders;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a draft against an order: what it would answer, beside what holds today. */
@Component
class DraftTrials {

  private final VisibleOrders orders;
  private final OrderCases cases;
  private final PolicyBook policies;
  private final Clock clock;

  DraftTrials(VisibleOrders orders, OrderCases cases, PolicyBook policies, Clock clock) {
    this.orders = orders;
    this.cases = cases;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * A request that might be made.
   *
   * @param requester who would ask
   * @param lines absent or empty for all that is left
   * @param at when, UTC; absent for now
   */
  record TrialBody(
      OrderId orderId,
      Party requester,
      String reason,
      @Nullable List<@Nullable LineQuantity> lines,
      @Nullable Instant at) {}

  /**
   * What would come of it.
   *
   * @param covered whether the order is in the draft's scope; if not, it is judged all the same
   * @param draft under the draft, whether or not it is effective at the instant
   * @param today under the policy in force at the instant; absent if there is none
   */
  record Trial(
      PolicyReference policy,
      boolean covered,
      Instant at,
      Outlook draft,
      @Nullable PolicyReference policyToday,
      @Nullable Outlook today) {}

  Trial of(Drafts.Draft draft, TrialBody body) {
    KnownOrder order = orders.find(body.orderId().value(), placed -> true);
    OrderPlaced placed = order.facts().placed();
    Instant at = Objects.requireNonNullElseGet(body.at(), clock::instant);
    if (at.isBefore(placed.placedAt())) {
      throw ProblemException.invalid("at", "must not be before the order was placed");
    }
    Claimed claimed = cases.claimed(order);
    Question question =
        new Question(
            order.facts(),
            claimed,
            requester(body.requester(), placed),
            body.reason(),
            claimed.resolve(Question.lines(order, body.lines())),
            Circumstances.NONE,
            at);
    Policy today = policies.catalogue().find(placed, at).orElse(null);
    return new Trial(
        draft.policy().reference(),
        draft.policy().scope().covers(placed),
        at,
        question.under(draft.policy()),
        today == null ? null : today.reference(),
        today == null ? null : question.under(today));
  }

  private static Requester requester(Party party, OrderPlaced placed) {
    return switch (party) {
      case CUSTOMER -> new Requester(party, placed.customerId().value());
      case MERCHANT -> new Requester(party, placed.merchantId().value());
      case PLATFORM -> new Requester(party, null);
    };
  }
}

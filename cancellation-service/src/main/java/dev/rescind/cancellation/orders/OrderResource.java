package dev.rescind.cancellation.orders;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.OrderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it.
 *
 * @param order as it is now: amended, its lines in the slots that they moved to
 * @param version counts what changed; what a quote is bound to
 * @param state how far it has come
 * @param returned what upstream gave back by itself; what was refunded here is with the cases
 * @param amendment absent while it is as it was placed
 * @param closed absent unless upstream closed it another way
 * @param customerContactedAt when the merchant last spoke to the customer of cancelling it, UTC
 * @param cancellations its cases, in the order of their recording
 */
record OrderResource(
    OrderPlaced order,
    long version,
    OrderState state,
    Money total,
    Money paid,
    List<OrderPaid> payments,
    Money returned,
    List<Returned> returns,
    @Nullable Instant fulfilmentStartedAt,
    @Nullable Instant shippedAt,
    @Nullable Instant completedAt,
    @Nullable Instant noShowAt,
    KnownOrder.@Nullable Amendment amendment,
    @Nullable Closed closed,
    @Nullable Instant customerContactedAt,
    List<OrderCases.Listed> cancellations) {

  /**
   * Money that upstream gave back by itself.
   *
   * @param returnedAt UTC
   */
  record Returned(String paymentId, String returnId, Money amount, Instant returnedAt) {}

  /**
   * How upstream closed the order.
   *
   * @param why upstream's code
   * @param closedAt UTC
   */
  record Closed(String why, Instant closedAt) {}

  static OrderResource of(KnownOrder known, Instant now, List<OrderCases.Listed> cancellations) {
    OrderFacts facts = known.facts();
    Milestones passed = facts.milestones();
    return new OrderResource(
        facts.placed(),
        known.version(),
        facts.state(now),
        facts.placed().total(),
        facts.paid(),
        facts.payments(),
        known.returned(),
        known.returns().stream()
            .map(one ->
                new Returned(
                    one.paymentId().value(), one.returnId(), one.returned(), one.returnedAt()))
            .toList(),
        passed.fulfilmentStartedAt(),
        passed.shippedAt(),
        passed.completedAt(),
        passed.noShowAt(),
        known.amendment(),
        known.closing() == null
            ? null
            : new Closed(known.closing().why(), known.closing().closedAt()),
        known.contactedAt(),
        cancellations);
  }
}

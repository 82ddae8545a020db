package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order that upstream closed is not cancelled any more, whatever its policy says: what was due
 * for it is settled there. Judged as things stood when asked.
 */
public final class NeverOnceClosed {

  private static final ZoneId ELSEWHERE = ZoneId.of("UTC");

  private NeverOnceClosed() {}

  /**
   * The refusal by the rule {@code order-closed}, if upstream had closed the order by then.
   *
   * @param at when cancellation is asked for, UTC
   */
  public static Optional<Evaluation.Refused> judge(OrderFacts order, Instant at) {
    return Optional.ofNullable(order.asOf(at).milestones().closedAt())
        .map(closedAt ->
            new AppliedRule(
                "order-closed",
                Map.of("closedAt", closedAt.toString(), "askedAt", at.toString()),
                "The order was closed upstream on "
                    + Wording.local(closedAt, order.zone(ELSEWHERE))
                    + "; there is nothing left to cancel."))
        .map(rule -> new Evaluation.Refused(Route.AUTOMATIC, new Explanation(List.of(rule))));
  }
}

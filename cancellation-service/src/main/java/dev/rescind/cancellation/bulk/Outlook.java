package dev.rescind.cancellation.bulk;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Route;
import dev.rescind.events.SlotId;
import dev.rescind.policy.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cancelling one order would give.
 *
 * @param lines what would be cancelled
 * @param slots the places that would be freed
 * @param route who would decide; absent if nobody would be asked
 * @param refund absent if it may not be cancelled
 * @param contactNeeded whether the customer has to be spoken to first, and was not
 * @param rule code of the rule that settled it
 * @param why the same in plain English
 */
record Outlook(
    OrderId orderId,
    List<LineQuantity> lines,
    List<Places> slots,
    boolean eligible,
    @Nullable Route route,
    @Nullable Money refund,
    boolean contactNeeded,
    String rule,
    String why) {

  /** So many places of a slot. */
  record Places(SlotId slotId, int places) {}

  Outlook {
    lines = List.copyOf(lines);
    slots = List.copyOf(slots);
  }

  /** One that may not be cancelled. */
  static Outlook refused(OrderId orderId, List<LineQuantity> lines, String rule, String why) {
    return new Outlook(orderId, lines, List.of(), false, null, null, false, rule, why);
  }

  /** One that may not be cancelled, by the last of the rules that applied. */
  static Outlook refused(OrderId orderId, List<LineQuantity> lines, Evaluation.Refused refusal) {
    AppliedRule last = last(refusal.explanation());
    return refused(orderId, lines, last.rule(), last.effect());
  }

  /** What the policy says in the end. */
  static AppliedRule last(Explanation explanation) {
    return explanation.rules().getLast();
  }
}

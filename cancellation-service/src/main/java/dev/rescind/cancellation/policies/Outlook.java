package dev.rescind.cancellation.policies;

import dev.rescind.events.Explanation;
import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.LineBreakdown;
import dev.rescind.policy.Policy;
import dev.rescind.policy.RefundArrival;
import dev.rescind.policy.RefundMode;
import dev.rescind.policy.RoutePlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a request.
 *
 * @param eligible whether it may be made; if not, what follows from a decision is absent
 * @param why in a sentence: the rule that refuses, or the sum
 * @param route who decides
 * @param awaited whose answer it would wait for; absent if the policy decides at once
 * @param respondBy the last instant for that answer, UTC
 * @param remindAt when who is awaited is reminded, UTC
 * @param silence what it means that nobody answered by then
 * @param refund what goes back in all, if it is approved by the policy
 * @param lines the money line by line
 * @param retained what is kept, each fee under its code
 * @param mode how the refund gets on its way
 * @param arrival when it is expected with the customer, in working days after it was issued
 * @param holdsUntil the last instant at which asking would give the same refund, UTC; absent where
 *     time does not change it
 * @param explanation each rule that applied, in order
 */
public record Outlook(
    boolean eligible,
    String why,
    Route route,
    @Nullable Party awaited,
    @Nullable Instant respondBy,
    List<Instant> remindAt,
    @Nullable Silence silence,
    @Nullable Money refund,
    List<LineBreakdown> lines,
    List<Fee> retained,
    @Nullable RefundMode mode,
    @Nullable RefundArrival arrival,
    @Nullable Instant holdsUntil,
    Explanation explanation) {

  public Outlook {
    remindAt = List.copyOf(remindAt);
    lines = List.copyOf(lines);
    retained = List.copyOf(retained);
  }

  static Outlook of(Evaluation evaluation, Policy policy) {
    return switch (evaluation) {
      case Evaluation.Approved approved -> approved(approved, policy);
      case Evaluation.Refused refused -> refused(refused);
    };
  }

  private static Outlook approved(Evaluation.Approved approved, Policy policy) {
    RoutePlan plan = approved.plan();
    return new Outlook(
        true,
        why(approved),
        plan.route(),
        plan.awaited(),
        plan.respondBy(),
        plan.remindAt(),
        plan.silence(),
        approved.refund(),
        approved.breakdown(),
        approved.retained(),
        approved.mode(),
        policy.terms().refundArrival(),
        approved.holdsUntil(),
        approved.explanation());
  }

  static Outlook refused(Evaluation.Refused refused) {
    return new Outlook(
        false,
        why(refused),
        refused.route(),
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        refused.explanation());
  }

  private static String why(Evaluation evaluation) {
    return evaluation.explanation().rules().getLast().effect();
  }
}

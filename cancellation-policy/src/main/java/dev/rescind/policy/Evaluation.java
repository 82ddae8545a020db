package dev.rescind.policy;

import dev.rescind.events.CancelledLine;
import dev.rescind.events.Explanation;
import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.Route;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy answers to a request, and why. */
public sealed interface Evaluation {

  /** Each rule that applied, in the order of application. */
  Explanation explanation();

  /** Who decides. */
  Route route();

  /**
   * The request may go ahead: at once if the route is automatic, else once who is awaited agrees.
   *
   * @param plan who decides, and until when
   * @param lines what is cancelled, in the order of the request
   * @param refund what the customer is entitled to now; the sum over the lines, never above what
   *     they cost and, with the last of the order, its fees. Whether that much was captured is
   *     judged by who pays it back
   * @param retained what the merchant keeps: {@code CANCELLATION_FEE} for the lines and, when
   *     nothing of the order is left, each fee of the order that does not go back in full, under
   *     its own code. Refund and retained add up to the value of what is cancelled, less what went
   *     back for it before
   * @param breakdown the money line by line, in the order of the request
   * @param mode how the refund gets on its way
   * @param holdsUntil the last instant at which asking would give the same refund, UTC; absent
   *     where time does not change it
   */
  record Approved(
      RoutePlan plan,
      List<CancelledLine> lines,
      Money refund,
      List<Fee> retained,
      List<LineBreakdown> breakdown,
      RefundMode mode,
      @Nullable Instant holdsUntil,
      Explanation explanation)
      implements Evaluation {

    public Approved {
      lines = List.copyOf(lines);
      retained = List.copyOf(retained);
      breakdown = List.copyOf(breakdown);
    }

    @Override
    public Route route() {
      return plan.route();
    }
  }

  /**
   * The request may not go ahead.
   *
   * @param explanation its last rule is the one that refuses
   */
  record Refused(Route route, Explanation explanation) implements Evaluation {}
}

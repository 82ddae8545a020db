package dev.rescind.policy;

import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyReference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold for an order at an instant, to be shown before anybody applies: what each
 * party may do, for which reason, with what outcome for all that is left of the order.
 *
 * @param state how far the order has come
 * @param zone in which its days are counted
 * @param parties who may ask at all
 * @param lines the refund scale of each line of which something is left
 * @param terms what comes after a request
 */
public record OrderRules(
    PolicyReference policy,
    @Nullable String title,
    OrderState state,
    ZoneId zone,
    List<PartyRules> parties,
    List<LineRules> lines,
    CaseTerms terms) {

  public OrderRules {
    parties = List.copyOf(parties);
    lines = List.copyOf(lines);
  }

  /**
   * What a party may do.
   *
   * @param reasons those that it may give
   */
  public record PartyRules(Party party, List<ReasonRules> reasons) {

    public PartyRules {
      reasons = List.copyOf(reasons);
    }

    /** Whether there is any reason for which it may ask now. */
    public boolean mayAsk() {
      return reasons.stream().anyMatch(reason -> reason.outcome() != null);
    }
  }

  /**
   * What follows if a party asks with a reason.
   *
   * @param outcome absent if the request is refused
   * @param why the sentence of the rule that refuses, or of the sum
   */
  public record ReasonRules(
      String code,
      String label,
      boolean needsText,
      boolean needsEvidence,
      @Nullable Outcome outcome,
      String why) {}

  /**
   * What becomes of a request.
   *
   * @param holdsUntil the last instant for the same refund, UTC; absent where time does not matter
   */
  public record Outcome(
      RoutePlan plan,
      Money refund,
      List<Fee> retained,
      RefundMode mode,
      @Nullable Instant holdsUntil) {

    public Outcome {
      retained = List.copyOf(retained);
    }
  }

  /**
   * The scale of a line, for a reason that forces nothing.
   *
   * @param quantity how many are left
   * @param value what they cost
   * @param steps in the order in which they are reached; the last has no end
   */
  public record LineRules(LineId lineId, int quantity, Money value, List<Step> steps) {

    public LineRules {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a scale.
   *
   * @param until the last instant on it, UTC; absent where it ends with another event or never
   * @param isOver whether that is past
   * @param rate such as {@code 50 % less a fee of EUR 5.00}
   * @param refund what would go back of what is left
   */
  public record Step(@Nullable Instant until, boolean isOver, String rate, Money refund) {}
}

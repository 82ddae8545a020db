package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import java.util.Map;

/**
 * How much the customer is to have back in all for the quantities, as whoever decides a case sets
 * it.
 */
public sealed interface Grant {

  /** What the policy gives: the quote, the automatic decision, an approval by the policy. */
  static Grant byPolicy() {
    return new ByPolicy();
  }

  /** Whether it comes from an arbiter: no rule about who may ask, and when, holds against it. */
  default boolean isRuling() {
    return switch (this) {
      case ByPolicy _, FullForSpecialReason _ -> false;
      case Percentage _, Amounts _ -> true;
    };
  }

  /** As the policy says. */
  record ByPolicy() implements Grant {}

  /** Everything, fees too, because the approver has a reason for it. */
  record FullForSpecialReason() implements Grant {}

  /** Ruled: this share of every line, and of the refundable fees with the last of the order. */
  record Percentage(Percent percent) implements Grant {}

  /**
   * Ruled: so much for each line, and none of the order's fees; a line that is not named gets
   * nothing. Never more than what the cancelled quantity cost.
   */
  record Amounts(Map<LineId, Money> lines) implements Grant {

    /**
     * @throws IllegalArgumentException if an amount is negative
     */
    public Amounts {
      lines = Map.copyOf(lines);
      if (lines.values().stream().anyMatch(amount -> amount.amount() < 0)) {
        throw new IllegalArgumentException("amounts must not be negative");
      }
    }
  }
}

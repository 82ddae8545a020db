package dev.rescind.events;

import org.jspecify.annotations.Nullable;

/**
 * What a decision cancels of one line and gives back for it.
 *
 * @param quantity how many of the line are cancelled
 * @param refund what the customer gets back for them; the parts add up to the refund of the case
 * @param slot the place that the line holds, if it holds one
 */
public record CancelledLine(
    LineId lineId, ProductId productId, int quantity, Money refund, @Nullable BookedSlot slot) {
  /**
   * @throws IllegalArgumentException if the quantity is below one or the refund negative
   */
  public CancelledLine {
    Bound.atLeast(1, "quantity", quantity);
    Bound.notNegative("refund", refund);
  }
}

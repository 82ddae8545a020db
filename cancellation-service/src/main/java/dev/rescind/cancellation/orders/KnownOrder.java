package dev.rescind.cancellation.orders;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the book has it.
 *
 * @param facts what it is judged by: its lines and fees as they were amended last, its lines in the
 *     slots that they moved to
 * @param version counts what changed, payments too; the same version is the same order
 * @param amendment absent while it is as it was placed
 * @param returns what upstream gave back by itself
 * @param closing absent unless upstream closed it another way
 * @param contactedAt when the merchant last spoke to the customer of cancelling it, UTC; absent if
 *     that was not recorded
 */
public record KnownOrder(
    OrderFacts facts,
    long version,
    @Nullable Amendment amendment,
    List<PaymentReturned> returns,
    @Nullable OrderClosedUpstream closing,
    @Nullable Instant contactedAt) {

  public KnownOrder {
    returns = List.copyOf(returns);
  }

  /**
   * The amendment in force.
   *
   * @param amendedAt UTC
   */
  public record Amendment(int revision, Instant amendedAt) {}

  /**
   * A line that moved.
   *
   * @param at UTC
   */
  record Move(LineId lineId, BookedSlot slot, Instant at) {}

  /** What upstream gave back by itself, in all; only what is in the order's currency counts. */
  public Money returned() {
    String currency = facts.placed().currency();
    return returns.stream()
        .map(PaymentReturned::returned)
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }
}

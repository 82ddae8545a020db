package dev.rescind.policy;

import dev.rescind.events.Money;
import dev.rescind.events.Party;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for compensation when an order is cancelled, for what, and how much.
 *
 * @param claimants who may; empty: nobody
 * @param grounds codes of what it may be for
 * @param atMostPercent of what the cancelled quantities cost
 * @param atMost and no more than this, in the currencies named
 */
public record Claims(
    Set<Party> claimants, Set<String> grounds, Percent atMostPercent, @Nullable Prices atMost) {

  /** Nobody may. */
  public static final Claims NONE = new Claims(Set.of(), Set.of(), Percent.NOTHING, null);

  public Claims {
    claimants = Set.copyOf(claimants);
    grounds = Set.copyOf(grounds);
  }

  /** Whether a party may claim on a ground at all. */
  public boolean allows(Party claimant, String ground) {
    return claimants.contains(claimant) && grounds.contains(ground);
  }

  /**
   * The most that may be claimed.
   *
   * @param value what the cancelled quantities cost
   */
  public Money most(Money value) {
    Money share = new Money(atMostPercent.of(value.amount()), value.currency());
    return atMost == null ? share : atMost.in(value.currency()).map(share::min).orElse(share);
  }
}

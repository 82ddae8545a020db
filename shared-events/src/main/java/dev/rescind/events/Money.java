package dev.rescind.events;

import java.util.Currency;

/**
 * An amount in minor units (cents, yen) of one currency. Negative amounts are legal only where a
 * ledger says so; prices, refunds and fees are never negative.
 *
 * @param amount minor units
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) implements Comparable<Money> {

  /**
   * @throws IllegalArgumentException if the currency is not in ISO 4217
   */
  public Money {
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("currency must be an ISO 4217 code", e);
    }
  }

  /** Nothing, in the given currency. */
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /**
   * @throws ArithmeticException if the currencies differ or the sum overflows
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(amount, in(currency, other)), currency);
  }

  /**
   * @throws ArithmeticException if the currencies differ or the difference overflows
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, in(currency, other)), currency);
  }

  /**
   * @throws ArithmeticException if the product overflows
   */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(amount, factor), currency);
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether there is anything: the amount is above zero. */
  public boolean isPositive() {
    return amount > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(amount, in(currency, other));
  }

  private static long in(String currency, Money other) {
    if (!currency.equals(other.currency)) {
      throw new ArithmeticException(currency + " and " + other.currency + " do not mix");
    }
    return other.amount;
  }
}

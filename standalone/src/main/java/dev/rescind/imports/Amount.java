package dev.rescind.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rescind.events.Money;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Where a row says what the order cost in all.
 *
 * @param unit what the figures count
 * @param negative what is done with an amount below zero
 */
record Amount(String column, Unit unit, Negative negative) {

  /** What the figures count. */
  enum Unit {
    /** Cents, yen: whole numbers. */
    @JsonProperty("minor")
    MINOR,
    /** Euros with a decimal point. */
    @JsonProperty("decimal")
    DECIMAL
  }

  /** What is done with an amount below zero: an order cannot cost less than nothing. */
  enum Negative {
    @JsonProperty("zero")
    ZERO,
    @JsonProperty("reject")
    REJECT
  }

  /**
   * The amount, not negative.
   *
   * @throws RowRefusedException if it is no number, has more decimals than the currency, or is
   *     negative and to be rejected
   */
  Money read(Row row, String currency) {
    long minor = minorUnits(row, currency);
    if (minor < 0 && negative == Negative.REJECT) {
      throw new RowRefusedException(column, "must not be negative");
    }
    return new Money(Math.max(0, minor), currency);
  }

  /** Whether the row's amount is below zero. */
  boolean isNegative(Row row, String currency) {
    return minorUnits(row, currency) < 0;
  }

  private long minorUnits(Row row, String currency) {
    int digits = unit == Unit.MINOR ? 0 : Currency.getInstance(currency).getDefaultFractionDigits();
    try {
      return new BigDecimal(row.required(column)).movePointRight(digits).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RowRefusedException(
          column, "must be a number with at most " + digits + " decimals", e);
    }
  }
}

package dev.rescind.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/**
 * A share of the whole in basis points.
 *
 * @param basisPoints 0 to 10,000; 10,000 is all of it
 */
public record Percent(int basisPoints) implements Comparable<Percent> {

  static final Percent ALL = new Percent(10_000);
  static final Percent NOTHING = new Percent(0);

  private static final BigInteger WHOLE = BigInteger.valueOf(ALL.basisPoints);

  /** Reads an integer number of percent, or decimal text with up to two places. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Percent of(JsonNode percent) {
    BigDecimal value =
        percent.isString() ? new BigDecimal(percent.stringValue()) : percent.decimalValue();
    return new Percent(value.movePointRight(2).intValueExact());
  }

  /** The share of an amount that is not negative, half a unit rounded up. */
  long of(long amount) {
    return halfUp(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(basisPoints)), WHOLE);
  }

  /** Numerator over denominator, half rounded up; neither is negative. */
  static long halfUp(BigInteger numerator, BigInteger denominator) {
    return numerator
        .shiftLeft(1)
        .add(denominator)
        .divide(denominator.shiftLeft(1))
        .longValueExact();
  }

  /** Such as {@code 12.5}; what a document may say. */
  @JsonValue
  public String text() {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
  }

  @Override
  public int compareTo(Percent other) {
    return Integer.compare(basisPoints, other.basisPoints);
  }

  /** Such as {@code 12.5 %}. */
  @Override
  public String toString() {
    return text() + " %";
  }
}

package dev.rescind.reporting.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole as decimal text with six digits after the point, halves rounded up. */
final class Share {

  private static final int DIGITS = 6;

  private Share() {}

  /**
   * @param denominator above zero
   */
  static String of(long numerator, long denominator) {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}

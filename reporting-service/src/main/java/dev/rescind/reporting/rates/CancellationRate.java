package dev.rescind.reporting.rates;

/**
 * How many of a merchant's orders of a period were cancelled.
 *
 * @param merchantId whose orders
 * @param period such as {@code 2026-11-22}, {@code 2026-11}, {@code 2026} or {@code all}
 * @param numerator orders with an approved cancellation, of the whole order or a part of it
 * @param denominator orders placed
 * @param rate numerator by denominator, decimal text with six digits
 * @param definition what was counted, in plain English
 */
record CancellationRate(
    String merchantId,
    String period,
    long numerator,
    long denominator,
    String rate,
    String definition) {

  private static final String DEFINITION =
      "orders placed in the period (UTC, from inclusive, to exclusive) that have an approved or"
          + " settled cancellation, of the whole order or a part, by orders placed in the period;"
          + " requests that are open or rejected and no-shows are not cancellations";

  static CancellationRate of(String merchantId, String period, long numerator, long denominator) {
    String rate = Share.of(numerator, denominator);
    return new CancellationRate(merchantId, period, numerator, denominator, rate, DEFINITION);
  }
}

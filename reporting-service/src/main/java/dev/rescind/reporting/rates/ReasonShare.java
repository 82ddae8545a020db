package dev.rescind.reporting.rates;

/**
 * How many of the cancellations had a reason.
 *
 * @param reason code of the reason catalogue
 * @param numerator approved cancellations with this reason
 * @param denominator approved cancellations with any
 * @param share numerator by denominator, decimal text with six digits
 * @param definition what was counted, in plain English
 */
record ReasonShare(
    String reason, long numerator, long denominator, String share, String definition) {

  private static final String DEFINITION =
      "approved or settled cancellations with the reason, by all approved or settled cancellations,"
          + " of orders placed in the window (UTC, from inclusive, to exclusive)";

  static ReasonShare of(String reason, long numerator, long denominator) {
    String share = Share.of(numerator, denominator);
    return new ReasonShare(reason, numerator, denominator, share, DEFINITION);
  }
}

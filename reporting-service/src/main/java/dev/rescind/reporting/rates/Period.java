package dev.rescind.reporting.rates;

import dev.rescind.chassis.web.ProblemException;
import java.util.Locale;

/** What figures are summed up over, by UTC calendar. */
enum Period {
  DAY("%Y-%m-%d"),
  MONTH("%Y-%m"),
  YEAR("%Y"),
  ALL("all");

  private final String label;

  Period(String label) {
    this.label = label;
  }

  /** How a period is called, as a format of the database. */
  String label() {
    return label;
  }

  /**
   * @throws ProblemException 400 if there is no such period
   */
  static Period parse(String text) {
    for (Period period : values()) {
      if (period.name().toLowerCase(Locale.ROOT).equals(text)) {
        return period;
      }
    }
    throw ProblemException.invalid("period", "must be one of day, month, year, all");
  }
}

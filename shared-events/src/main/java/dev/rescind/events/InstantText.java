package dev.rescind.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.function.Function;

/**
 * Instants as text. What this language's writers print, such as {@code
 * 2026-11-22T10:00:00.123456Z}, is read digit by digit, at a tenth of the cost: every event has
 * several. Whatever looks different is left to {@link Instant#parse} or whoever is named, so
 * nothing is accepted that was not.
 */
public final class InstantText {

  private static final String FORM = "0000-00-00T00:00:00";
  private static final int SHORTEST = FORM.length() + 1;
  private static final int LONGEST = SHORTEST + 1 + 9;

  private InstantText() {}

  /**
   * @throws java.time.DateTimeException if it is none
   */
  public static Instant parse(String text) {
    return parse(text, Instant::parse);
  }

  /**
   * @param otherwise reads what looks different
   */
  public static Instant parse(String text, Function<String, Instant> otherwise) {
    return isUsual(text) && isDay(text) && isTime(text) ? usual(text) : otherwise.apply(text);
  }

  private static Instant usual(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long minutes = number(text, 11, 13) * 60L + number(text, 14, 16);
    long seconds = day.toEpochDay() * 86_400 + minutes * 60 + number(text, 17, 19);
    return Instant.ofEpochSecond(seconds, nanos(text));
  }

  private static boolean isDay(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(number(text, 0, 4)));
  }

  private static boolean isTime(String text) {
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static boolean isUsual(String text) {
    int last = text.length() - 1;
    if (last + 1 < SHORTEST || last + 1 > LONGEST || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char each = text.charAt(i);
      char due = i < FORM.length() ? FORM.charAt(i) : i == FORM.length() ? '.' : '0';
      if (due == '0' ? each < '0' || each > '9' : each != due) {
        return false;
      }
    }
    return last != FORM.length() + 1;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  /** Of a fraction of up to nine digits, or of none. */
  private static int nanos(String text) {
    int nanos = 0;
    int last = text.length() - 1;
    for (int i = SHORTEST; i < LONGEST - 1; i++) {
      nanos = nanos * 10 + (i < last ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }
}

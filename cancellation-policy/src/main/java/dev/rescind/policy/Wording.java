package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How amounts, times and parties are put in the plain English of an explanation. */
final class Wording {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

  private Wording() {}

  /** Such as {@code EUR 12.50}, with the digits that the currency has. */
  static String money(Money money) {
    int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    return money.currency() + " " + BigDecimal.valueOf(money.amount(), digits).toPlainString();
  }

  static String party(Party party) {
    return switch (party) {
      case CUSTOMER -> "the customer";
      case MERCHANT -> "the merchant";
      case PLATFORM -> "the platform";
    };
  }

  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
  }

  /** The instant as the clock at the place shows it. */
  static String local(Instant instant, ZoneId zone) {
    return LOCAL.format(instant.atZone(zone)) + " (" + zone + ")";
  }

  /**
   * How long the start was away: calendar days of the place, then hours, minutes and seconds. The
   * two largest say enough; the exact figure is among the inputs of the rule.
   */
  static String noticeLeft(Instant at, BookedSlot slot) {
    if (at.isAfter(slot.start())) {
      return "after the start";
    }
    ZonedDateTime from = at.atZone(slot.zone());
    ZonedDateTime start = slot.start().atZone(slot.zone());
    long days = ChronoUnit.DAYS.between(from, start);
    Stream<String> parts = clockUnits(Duration.between(from.plusDays(days), start));
    String words =
        Stream.concat(Stream.of(count(days, "day")), parts)
            .filter(part -> !part.isEmpty())
            .limit(2)
            .collect(Collectors.joining(" "));
    return (words.isEmpty() ? "0 hours" : words) + " before the start";
  }

  static String days(Period period) {
    String words =
        list(
            count(period.getYears(), "year"),
            count(period.getMonths(), "month"),
            count(period.getDays(), "day"));
    return words.isEmpty() ? "0 days" : words;
  }

  static String hours(Duration duration) {
    String words = list(clockUnits(duration).toArray(String[]::new));
    return words.isEmpty() ? "0 hours" : words;
  }

  private static Stream<String> clockUnits(Duration duration) {
    return Stream.of(
        count(duration.toHours(), "hour"),
        count(duration.toMinutesPart(), "minute"),
        count(duration.toSecondsPart(), "second"));
  }

  private static String count(long number, String unit) {
    return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
  }

  private static String list(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}

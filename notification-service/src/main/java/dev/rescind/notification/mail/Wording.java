package dev.rescind.notification.mail;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.Explanation;
import dev.rescind.events.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts amounts, times, reasons and rules in the reader's language. */
record Wording(MessageSource texts, Locale locale) {

  /**
   * The language of the tag, if there are texts in it, with the country's way of writing amounts
   * and dates; else English.
   *
   * @param tag IETF BCP 47
   */
  static Wording in(@Nullable String tag, MessageSource texts) {
    Locale wanted = Locale.forLanguageTag(tag == null ? "" : tag);
    return new Wording(
        texts,
        switch (wanted.getLanguage()) {
          case "de", "en" -> Locale.of(wanted.getLanguage(), wanted.getCountry());
          default -> Locale.ENGLISH;
        });
  }

  String text(String code, Object... values) {
    return texts.getMessage(code, values, locale);
  }

  String money(Money money) {
    Currency currency = Currency.getInstance(money.currency());
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.amount(), digits));
  }

  /** When the slot begins, as calendar and clock at the place show it. */
  String when(BookedSlot slot) {
    return at(slot.start(), slot.zone());
  }

  /** The instant as calendar and clock of the zone show it; the zone is said. */
  String at(Instant instant, ZoneId zone) {
    ZonedDateTime at = instant.atZone(zone);
    String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(at);
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at);
    return text("line.when", day, time, name(zone));
  }

  private static String name(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId().replace('_', ' ');
  }

  /** A reason's label. */
  String reason(String code) {
    return label("reason", code);
  }

  /** What a catalogue calls a code; of one that is not known here the code in plain letters. */
  String label(String catalogue, String code) {
    String plain = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    String sentence =
        plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    return orElse(catalogue + "." + code, sentence);
  }

  /** What the last rules did; the sum comes last. */
  List<String> lastRules(String outcome, int most, Explanation explanation) {
    List<AppliedRule> rules = explanation.rules();
    return rules.subList(Math.max(0, rules.size() - most), rules.size()).stream()
        .map(rule -> rule(outcome, rule))
        .toList();
  }

  /**
   * What a rule did. Explanations are English; rules known here are told in other languages too.
   */
  private String rule(String outcome, AppliedRule rule) {
    String told = orElse(outcome + "." + rule.rule(), rule.effect());
    for (Map.Entry<String, String> input : rule.inputs().entrySet()) {
      told = told.replace("{" + input.getKey() + "}", input.getValue());
    }
    return told;
  }

  private String orElse(String code, String otherwise) {
    String found = texts.getMessage(code, null, otherwise, locale);
    return found == null ? otherwise : found;
  }
}

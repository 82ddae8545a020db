package dev.rescind.policy;

import dev.rescind.events.Party;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statutory right to withdraw, as directive 2011/83/EU (articles 9 to 16) gives it: without a
 * reason, everything back, standard delivery included. The period ends with the last day of the
 * place; a last day on a weekend moves to the Monday after it, as regulation 1182/71 has it. Public
 * holidays are not known here.
 *
 * @param reason code of the reason that stands for it
 * @param days calendar days, the day of the beginning not counted; the directive has 14
 * @param from what begins the period
 * @param exceptAppointments whether services with a date are excepted (article 16 (l))
 * @param exceptAttributes attributes of lines that are excepted, such as {@code MADE_TO_ORDER}
 * @param refundableFees codes of fees that go back with the last of the order
 */
public record Withdrawal(
    String reason,
    int days,
    From from,
    boolean exceptAppointments,
    @Nullable Set<String> exceptAttributes,
    Set<String> refundableFees)
    implements EligibilityRule, RefundRule {

  /** What begins the period. */
  public enum From {
    /** The purchase, for services. */
    PURCHASE,
    /** The delivery, for goods; until then the period has not begun. */
    DELIVERY
  }

  public Withdrawal {
    refundableFees = Set.copyOf(refundableFees);
  }

  boolean isAskedFor(CaseFacts request) {
    return request.reason().equals(reason) && request.requester().party() != Party.MERCHANT;
  }

  /**
   * The first instant at which it is too late.
   *
   * @param begunAt purchase or delivery, UTC
   */
  public Instant endsAt(Instant begunAt, ZoneId zone) {
    LocalDate last = begunAt.atZone(zone).toLocalDate().plusDays(days);
    while (last.getDayOfWeek() == DayOfWeek.SATURDAY || last.getDayOfWeek() == DayOfWeek.SUNDAY) {
      last = last.plusDays(1);
    }
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  @Override
  public Optional<Finding> judge(Inquiry inquiry) {
    if (!isAskedFor(inquiry.request())) {
      return Optional.empty();
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("days", String.valueOf(days));
    inputs.put("askedAt", inquiry.at().toString());
    if (exceptsAnyOf(inquiry)) {
      return Optional.of(
          Finding.refuses(
              "withdrawal-excepted", inputs, "The law excepts what is to be cancelled."));
    }
    Instant begun = begunAt(inquiry);
    if (begun == null) {
      String effect = "The goods were not delivered yet; withdrawing is possible.";
      return Optional.of(Finding.passes("withdrawal", inputs, effect));
    }
    Instant ends = endsAt(begun, inquiry.zone());
    inputs.put("begunAt", begun.toString());
    inputs.put("endsAt", ends.toString());
    String until = "Withdrawing is possible before " + Wording.local(ends, inquiry.zone());
    return Optional.of(
        inquiry.at().isBefore(ends)
            ? Finding.passes("withdrawal", inputs, until + "; the request came in time.")
            : Finding.refuses("withdrawal", inputs, until + "; the request came after that."));
  }

  private @Nullable Instant begunAt(Inquiry inquiry) {
    return switch (from) {
      case PURCHASE -> inquiry.purchasedAt();
      case DELIVERY -> inquiry.order().asOf(inquiry.at()).completedAt();
    };
  }

  private boolean exceptsAnyOf(Inquiry inquiry) {
    Set<String> excepted = Objects.requireNonNullElse(exceptAttributes, Set.of());
    return inquiry.shares().stream()
        .map(LineShare::line)
        .anyMatch(line ->
            (exceptAppointments && line.slot() != null)
                || inquiry.order().attributes(line.lineId()).stream().anyMatch(excepted::contains));
  }

  @Override
  public Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry) {
    return isAskedFor(inquiry.request())
        ? Optional.of(
            LineRefund.of(
                "withdrawal-refund", share, RefundRate.ALL, Map.of(), "The law gives all back"))
        : Optional.empty();
  }
}

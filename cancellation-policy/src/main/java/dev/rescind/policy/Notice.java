package dev.rescind.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How long before a start something has to happen. */
sealed interface Notice {

  /** Reads {@code P14D} as calendar days and {@code PT48H} as exact time. */
  static Notice parse(String iso) {
    return iso.startsWith("PT") ? new Exact(Duration.parse(iso)) : new Calendar(Period.parse(iso));
  }

  /** The last instant that still gives this notice. */
  Instant before(Instant start, ZoneId zone);

  /** A length to put notices in order by; a month counts as the calendar's average. */
  Duration nominal();

  /** Such as {@code 48 hours}. */
  String inWords();

  /** Counted by the clock: 24 hours are 24 hours, whatever happens to the wall clock. */
  record Exact(Duration length) implements Notice {

    @Override
    public Instant before(Instant start, ZoneId zone) {
      return start.minus(length);
    }

    @Override
    public Duration nominal() {
      return length;
    }

    @Override
    public String inWords() {
      return Wording.hours(length);
    }
  }

  /**
   * Counted in the calendar of the place: the same local time so many days or months before. A
   * local time that does not exist that day moves forward by the gap; one that exists twice keeps
   * the offset of the start where it can.
   */
  record Calendar(Period length) implements Notice {

    @Override
    public Instant before(Instant start, ZoneId zone) {
      ZonedDateTime there = start.atZone(zone);
      LocalDateTime earlier = there.toLocalDateTime().minus(length);
      return ZonedDateTime.ofLocal(earlier, zone, there.getOffset()).toInstant();
    }

    @Override
    public Duration nominal() {
      long months = length.getYears() * 12L + length.getMonths();
      return ChronoUnit.MONTHS.getDuration().multipliedBy(months).plusDays(length.getDays());
    }

    @Override
    public String inWords() {
      return Wording.days(length);
    }
  }
}

package dev.rescind.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How long before or after something has to happen: by the calendar of the place, or exactly. */
public sealed interface Span {

  /** Reads {@code P14D} as calendar days and {@code PT48H} as exact time. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Span parse(String iso) {
    return iso.startsWith("PT") ? new Exact(Duration.parse(iso)) : new Calendar(Period.parse(iso));
  }

  /** The last instant that is still so long before. */
  Instant before(Instant end, ZoneId zone);

  /** The last instant that is within so long after. */
  Instant after(Instant beginning, ZoneId zone);

  /** A length to put spans in order by; a month counts as the calendar's average. */
  Duration nominal();

  /** ISO 8601, as {@link #parse} reads it. */
  @JsonValue
  String iso();

  /** Such as {@code 48 hours}. */
  String inWords();

  /** Counted by the clock: 24 hours are 24 hours, whatever happens to the wall clock. */
  record Exact(Duration length) implements Span {

    @Override
    public Instant before(Instant end, ZoneId zone) {
      return end.minus(length);
    }

    @Override
    public Instant after(Instant beginning, ZoneId zone) {
      return beginning.plus(length);
    }

    @Override
    public String iso() {
      return length.toString();
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
   * Counted in the calendar of the place: the same local time so many days or months away. A local
   * time that does not exist that day moves forward by the gap; one that exists twice keeps the
   * offset that it is counted from where it can.
   */
  record Calendar(Period length) implements Span {

    @Override
    public Instant before(Instant end, ZoneId zone) {
      ZonedDateTime there = end.atZone(zone);
      return resolve(there.toLocalDateTime().minus(length), there);
    }

    @Override
    public Instant after(Instant beginning, ZoneId zone) {
      ZonedDateTime there = beginning.atZone(zone);
      return resolve(there.toLocalDateTime().plus(length), there);
    }

    private static Instant resolve(LocalDateTime local, ZonedDateTime from) {
      return ZonedDateTime.ofLocal(local, from.getZone(), from.getOffset()).toInstant();
    }

    @Override
    public String iso() {
      return length.toString();
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

package dev.rescind.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a row says when something happened.
 *
 * @param column its value is a date, a local date and time, or a date and time with an offset
 * @param time local time that is meant where the value is a date alone: {@code 15:00}; {@code
 *     24:00} is the end of that day; absent, a date alone is refused
 * @param format pattern of {@link DateTimeFormatter}; absent, ISO 8601 with a T or a blank
 */
record Moment(String column, @Nullable String time, @Nullable String format) {

  private static final String NO_DATE = "must be a date, or a date and time";
  private static final String END_OF_DAY = "24:00";
  private static final Pattern TIME =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00");
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * @throws IllegalArgumentException if the time or the format is none
   */
  Moment {
    if (time != null && !TIME.matcher(time).matches()) {
      throw new IllegalArgumentException("time must be such as 15:00, or 24:00");
    }
    // Fails here and not at the first row.
    Objects.requireNonNull(formatter(format));
  }

  /**
   * @throws RowRefusedException if the column holds no date, or a date alone and no time is given
   */
  Instant read(Row row, ZoneId zone) {
    TemporalAccessor parsed = parse(row);
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime local = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    if (date == null) {
      throw new RowRefusedException(column, NO_DATE);
    }
    if (local == null) {
      return atDefaultTime(date, zone);
    }
    return offset == null
        ? date.atTime(local).atZone(zone).toInstant()
        : date.atTime(local).toInstant(offset);
  }

  /** Whether the row gives a date alone. */
  boolean isDate(Row row) {
    return parse(row).query(TemporalQueries.localTime()) == null;
  }

  private TemporalAccessor parse(Row row) {
    try {
      return formatter(format).parse(row.required(column));
    } catch (DateTimeException e) {
      throw new RowRefusedException(column, NO_DATE, e);
    }
  }

  private static DateTimeFormatter formatter(@Nullable String format) {
    return format == null
        ? ISO
        : DateTimeFormatter.ofPattern(format, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private Instant atDefaultTime(LocalDate date, ZoneId zone) {
    if (time == null) {
      throw new RowRefusedException(column, "must have a time, the mapping gives none");
    }
    return time.equals(END_OF_DAY)
        ? date.plusDays(1).atStartOfDay(zone).toInstant()
        : date.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
  }
}

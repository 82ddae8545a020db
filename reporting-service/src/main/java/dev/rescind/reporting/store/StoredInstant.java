package dev.rescind.reporting.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as the database has them: UTC, microseconds, the years 1 to 9999. */
public final class StoredInstant {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  private StoredInstant() {}

  /**
   * Returns the instant as the database will give it back.
   *
   * @throws DateTimeException if the year is before 1 or after 9999
   */
  public static Instant storable(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(END)) {
      throw new DateTimeException("times must lie in the years 1 to 9999");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** As the database writes it, such as {@code 2026-11-22T10:00:00.123456}. */
  public static String text(Instant instant) {
    return utc(instant).toString();
  }

  static long micros(Instant instant) {
    Instant kept = storable(instant);
    return kept.getEpochSecond() * 1_000_000 + kept.getNano() / 1_000;
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(storable(instant), ZoneOffset.UTC);
  }
}

package dev.rescind.reporting.views;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.store.StoredInstant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Instants as callers write them. */
public final class Instants {

  private Instants() {}

  /**
   * @param text an instant such as {@code 2026-11-01T00:00:00Z}, or a date: where that day begins,
   *     UTC
   * @throws ProblemException 400 if it is neither
   */
  public static Instant parse(String field, String text) {
    try {
      return StoredInstant.storable(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : Instant.parse(text));
    } catch (DateTimeException e) {
      throw ProblemException.invalid(
          field, "must be a date or a UTC instant, such as 2026-11-01 or 2026-11-01T00:00:00Z");
    }
  }
}

package dev.rescind.chassis.metrics;

import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One number, as it stood when it was asked for.
 *
 * @param tags what tells it from others of its kind; a closed set of values
 */
public record Figure(Kind kind, Tags tags, long value) {

  /**
   * What is told.
   *
   * @param name of the meter, with dots
   * @param unit {@code seconds}, {@code bytes}; empty for a plain number
   * @param cumulative whether it only ever grows, as a counter does
   */
  public record Kind(String name, String description, String unit, boolean cumulative) {

    /** A plain number that goes up and down. */
    public static Kind number(String name, String description) {
      return new Kind(name, description, "", false);
    }

    /** A duration in whole seconds. */
    public static Kind seconds(String name, String description) {
      return new Kind(name, description, "seconds", false);
    }

    /** A size in bytes. */
    public static Kind bytes(String name, String description) {
      return new Kind(name, description, "bytes", false);
    }

    /** A number that only ever grows. */
    public static Kind counter(String name, String description) {
      return new Kind(name, description, "", true);
    }

    /**
     * The number.
     *
     * @param tags name and value by turns
     */
    public Figure is(long value, String... tags) {
      return new Figure(this, Tags.of(tags), value);
    }

    /**
     * The age of something in whole seconds; zero where there is nothing, or clocks disagree.
     *
     * @param since when it began; null where there is nothing
     * @param tags name and value by turns
     */
    public Figure since(@Nullable Instant since, Instant now, String... tags) {
      long age = since == null ? 0 : Duration.between(since, now).toSeconds();
      return is(Math.max(0, age), tags);
    }

    /** As {@link #since(Instant, Instant, String...)}, of what a row says. */
    public Figure since(@Nullable Timestamp since, Instant now, String... tags) {
      return since(since == null ? null : since.toInstant(), now, tags);
    }
  }
}

package dev.rescind.reporting.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** One row on its way into a table, column by column in the order of the table. */
public final class Row {

  private final DuckDBAppender appender;

  Row(DuckDBAppender appender) {
    this.appender = appender;
  }

  public Row text(@Nullable String value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
    return this;
  }

  public Row number(long value) throws SQLException {
    appender.append(value);
    return this;
  }

  public Row number(@Nullable Long value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value.longValue());
    }
    return this;
  }

  /** A number of an integer column. */
  public Row integer(int value) throws SQLException {
    appender.append(value);
    return this;
  }

  public Row flag(@Nullable Boolean value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value.booleanValue());
    }
    return this;
  }

  /**
   * @param value stored as UTC in microseconds
   */
  public Row instant(@Nullable Instant value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.appendEpochMicros(StoredInstant.micros(value));
    }
    return this;
  }

  public Row bytes(@Nullable ByteBuffer value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      byte[] copy = new byte[value.remaining()];
      value.duplicate().get(copy);
      appender.append(copy);
    }
    return this;
  }

  /** Writes one value as one row. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(Row row, T value) throws SQLException;
  }
}

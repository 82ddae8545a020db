package dev.rescind.reporting.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** What the one writer does in one transaction: all of it is kept, or nothing. */
public final class Transaction {

  private final DuckDBConnection writer;

  Transaction(DuckDBConnection writer) {
    this.writer = writer;
  }

  /** Runs one statement that gives no rows. */
  public void execute(String sql, @Nullable Object... parameters) {
    Query.execute(writer, sql, parameters);
  }

  /** Runs a query that sees what this transaction wrote. */
  public <R> List<R> query(String sql, Query.Reader<R> reader, @Nullable Object... parameters) {
    return Query.run(writer, sql, reader, parameters);
  }

  /** Appends the values as rows of a table, much faster than inserts. */
  public <T> void append(String table, Collection<? extends T> values, Row.Writer<T> rows) {
    if (values.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = writer.createAppender(table)) {
      Row row = new Row(appender);
      for (T value : values) {
        appender.beginRow();
        rows.write(row, value);
        appender.endRow();
      }
    } catch (SQLException e) {
      throw new StoreException("cannot append to " + table, e);
    }
  }
}

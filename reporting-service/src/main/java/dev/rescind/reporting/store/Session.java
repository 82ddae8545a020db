package dev.rescind.reporting.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One reader of one database. What it makes for itself goes with it; the tables it cannot change.
 */
public final class Session implements AutoCloseable {

  private final DuckDBConnection connection;
  private final Path exports;
  private final Runnable closed;

  Session(DuckDBConnection connection, Path exports, Runnable closed) {
    this.connection = connection;
    this.exports = exports;
    this.closed = closed;
  }

  /** Runs one statement that gives no rows, for what this session alone has. */
  public void execute(String sql, @Nullable Object... parameters) {
    Query.execute(connection, sql, parameters);
  }

  /** From now on everything is of one instant, and nothing can be written to the tables. */
  public Session readOnly() {
    Query.execute(connection, "begin transaction read only");
    return this;
  }

  /** The one directory that it may write files to. */
  public Path exports() {
    return exports;
  }

  public <R> List<R> query(String sql, Query.Reader<R> reader, @Nullable Object... parameters) {
    return Query.run(connection, sql, reader, parameters);
  }

  /**
   * Runs one statement that may be anybody's.
   *
   * @param limit after which it is stopped, in whole seconds
   * @throws StoreException if the database refuses or stops it; the kind says which
   */
  public <R> R ask(String sql, Duration limit, Query.Reader<R> answer) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
      try (ResultSet rows = statement.executeQuery()) {
        return answer.read(rows);
      }
    } catch (SQLException e) {
      throw new StoreException("not answered", e);
    }
  }

  /**
   * Runs one statement that takes long and gives no rows, as to write a file.
   *
   * @param limit after which it is stopped, in whole seconds
   * @throws StoreException if the database refuses or stops it; the kind says which
   */
  public void run(String sql, Duration limit) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
      statement.execute();
    } catch (SQLException e) {
      throw new StoreException("not done", e);
    }
  }

  @Override
  public void close() {
    try {
      DatabaseFile.close(connection);
    } finally {
      closed.run();
    }
  }
}

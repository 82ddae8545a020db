package dev.rescind.reporting.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The analytics database. One thread writes; any number of queries run beside it, each on a
 * connection of its own, and see what was committed. No connection reaches files, networks or
 * extensions, and none can change that.
 */
public final class AnalyticsStore implements AutoCloseable {

  private final StoreProperties properties;
  private @Nullable DuckDBConnection writer;
  private boolean closed;

  /**
   * Opens the database and makes it where it is not there.
   *
   * @throws DatabaseInUseException if another process has it open
   * @throws StoreException if it cannot be opened
   */
  public AnalyticsStore(StoreProperties properties) {
    this.properties = properties;
    this.writer = open();
  }

  /** Asks what was committed. */
  public <R> List<R> query(String sql, Query.Reader<R> reader, @Nullable Object... parameters) {
    try (DuckDBConnection connection = writer().duplicate()) {
      return Query.run(connection, sql, reader, parameters);
    } catch (SQLException e) {
      throw new StoreException("no connection", e);
    }
  }

  /**
   * Does the work in one transaction.
   *
   * @throws StoreException if the database fails; nothing is kept then
   */
  public <R> R inTransaction(Work<R> work) {
    DuckDBConnection connection = writer();
    try {
      // Without a transaction begun by a statement, the appender's rows would outlive a rollback.
      Query.execute(connection, "begin");
      R result = work.in(new Transaction(connection));
      Query.execute(connection, "commit");
      return result;
    } catch (RuntimeException | Error e) {
      abandon(e);
      throw e;
    }
  }

  /**
   * Leaves the connection behind with whatever it had begun, and the next use takes a new one:
   * after some errors DuckDB refuses everything until then.
   */
  private synchronized void abandon(Throwable why) {
    DuckDBConnection broken = writer;
    writer = null;
    try {
      close(broken);
    } catch (StoreException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Writes everything to the one file and closes it.
   *
   * @throws StoreException if a transaction still runs; what was committed is kept all the same
   */
  @Override
  public synchronized void close() {
    closed = true;
    DuckDBConnection open = writer;
    writer = null;
    if (open != null) {
      try {
        Query.execute(open, "checkpoint");
      } finally {
        close(open);
      }
    }
  }

  private synchronized DuckDBConnection writer() {
    if (closed) {
      throw new IllegalStateException("the analytics database is closed");
    }
    DuckDBConnection open = writer;
    if (open == null) {
      open = open();
      writer = open;
    }
    return open;
  }

  private DuckDBConnection open() {
    DuckDBConnection opened = connect();
    try {
      Query.execute(opened, Scripts.read("schema.sql"));
      Query.execute(opened, Scripts.read("staging.sql"));
      return opened;
    } catch (StoreException e) {
      close(opened);
      throw e;
    }
  }

  private DuckDBConnection connect() {
    try {
      Files.createDirectories(properties.directory());
      return (DuckDBConnection)
          DriverManager.getConnection("jdbc:duckdb:" + properties.file(), properties.rules());
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("Could not set lock")) {
        throw new DatabaseInUseException(properties.file(), e);
      }
      throw new StoreException("cannot open " + properties.file(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new StoreException("cannot close", e);
    }
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  public interface Work<R> {
    R in(Transaction transaction);
  }
}

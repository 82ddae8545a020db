package dev.rescind.reporting.store;

import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One analytics database. One thread writes; any number of sessions read beside it, each on a
 * connection of its own, and see what was committed. No connection reaches networks, extensions or
 * files but the exports of the database, and none can change that.
 */
public final class AnalyticsStore implements AutoCloseable {

  private final DatabaseFile file;
  private String staging;
  private @Nullable DuckDBConnection writer;
  private boolean closed;

  private AnalyticsStore(StoreProperties properties, String staging) {
    this.file = new DatabaseFile(properties);
    this.staging = staging;
    FileTime opening = file.now();
    this.writer = file.open(staging);
    file.clearLeftBefore(opening);
  }

  /**
   * Opens the database and makes it where it is not there.
   *
   * @throws DatabaseInUseException if another process has it open
   * @throws StoreException if it cannot be opened
   */
  public AnalyticsStore(StoreProperties properties) {
    this(properties, "staging.sql");
  }

  /**
   * As the constructor does, for a database that is filled from the beginning: what a batch gathers
   * stays in the file until {@link #built}.
   */
  public static AnalyticsStore building(StoreProperties properties) {
    return new AnalyticsStore(properties, "building.sql");
  }

  /** Ends the filling from the beginning; everything gathered must be merged. */
  public synchronized void built() {
    DuckDBConnection connection = writer();
    staging = "staging.sql";
    Query.execute(connection, Scripts.read("built.sql"));
    Query.execute(connection, Scripts.read(staging));
    Query.execute(connection, "checkpoint");
  }

  /** A reader's own connection; to be closed. */
  public Session session() {
    return session(() -> {});
  }

  /**
   * A reader's own connection; to be closed.
   *
   * @param closed called once it is
   */
  public Session session(Runnable closed) {
    try {
      return new Session(writer().duplicate(), file.properties().exports(), closed);
    } catch (SQLException e) {
      throw new StoreException("no connection", e);
    }
  }

  /** Asks what was committed. */
  public <R> List<R> query(String sql, Query.Reader<R> reader, @Nullable Object... parameters) {
    try (Session session = session()) {
      return session.query(sql, reader, parameters);
    }
  }

  /**
   * Does the work in one transaction.
   *
   * @throws StoreException if the database fails; nothing is kept then
   */
  public <R> R inTransaction(Work<R> work) {
    try (OpenTransaction transaction = begin()) {
      R result = work.in(transaction.work());
      transaction.commit();
      return result;
    }
  }

  /** Begins a transaction that stays open until it is committed or closed. */
  public OpenTransaction begin() {
    return new OpenTransaction(writer(), this::abandon);
  }

  /**
   * Leaves the connection behind with whatever it had begun, and the next use takes a new one:
   * after some errors DuckDB refuses everything until then.
   */
  private synchronized void abandon() {
    DuckDBConnection broken = writer;
    writer = null;
    DatabaseFile.close(broken);
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
        DatabaseFile.close(open);
      }
    }
  }

  private synchronized DuckDBConnection writer() {
    if (closed) {
      throw new IllegalStateException("the analytics database is closed");
    }
    DuckDBConnection open = writer;
    if (open == null) {
      open = file.open(staging);
      writer = open;
    }
    return open;
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  public interface Work<R> {
    R in(Transaction transaction);
  }
}

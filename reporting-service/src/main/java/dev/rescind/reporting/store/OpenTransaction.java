package dev.rescind.reporting.store;

import org.duckdb.DuckDBConnection;

/** A transaction between its beginning and its end; closed without a commit it leaves nothing. */
public final class OpenTransaction implements AutoCloseable {

  private final DuckDBConnection writer;
  private final Runnable abandon;
  private final Transaction work;
  private boolean over;

  OpenTransaction(DuckDBConnection writer, Runnable abandon) {
    this.writer = writer;
    this.abandon = abandon;
    this.work = new Transaction(writer);
    try {
      // Without a transaction begun by a statement, the appender's rows would outlive a rollback.
      Query.execute(writer, "begin");
    } catch (StoreException e) {
      abandon.run();
      throw e;
    }
  }

  /** What can be done in it. */
  public Transaction work() {
    return work;
  }

  /**
   * Keeps what was done.
   *
   * @throws StoreException if the database fails; whether it was kept is in doubt then
   */
  public void commit() {
    Query.execute(writer, "commit");
    over = true;
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      abandon.run();
    }
  }
}

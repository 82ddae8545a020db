package dev.rescind.chassis.eventstore;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what a failure of Postgres means, by SQLState, down the chain of causes. */
public final class PostgresErrors {

  private static final String UNIQUE_VIOLATION = "23505";

  private PostgresErrors() {}

  /** Whether a unique key refused a row. */
  public static boolean isDuplicateKey(@Nullable Throwable failure) {
    return UNIQUE_VIOLATION.equals(sqlState(failure));
  }

  /**
   * Whether the same work may succeed later without a change: connection lost (08), transaction
   * rolled back by the database (40), out of resources (53), shutting down or cancelled (57),
   * read-only after a fail-over (25), lock not available (55).
   */
  public static boolean isTransient(@Nullable Throwable failure) {
    String state = sqlState(failure);
    return state != null
        && state.length() >= 2
        && switch (state.substring(0, 2)) {
          case "08", "25", "40", "53", "55", "57" -> true;
          default -> false;
        };
  }

  private static @Nullable String sqlState(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}

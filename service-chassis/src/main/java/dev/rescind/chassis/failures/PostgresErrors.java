package dev.rescind.chassis.failures;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a failure of Postgres means, by SQLState, down the chain of causes. */
public final class PostgresErrors {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String READ_ONLY = "25006";

  /** Of text, and of JSON. */
  private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

  private PostgresErrors() {}

  /** Whether a unique key refused a row. */
  public static boolean isDuplicateKey(@Nullable Throwable failure) {
    return UNIQUE_VIOLATION.equals(sqlState(failure));
  }

  /**
   * Whether the same work may succeed later without a change: connection lost (08), transaction
   * rolled back by the database (40), out of resources (53), shutting down or cancelled (57),
   * read-only after a fail-over (25006), lock not available (55). Going on in a transaction that
   * has failed (25P02) is not among them: it hides a failure that may never heal.
   */
  public static boolean isTransient(@Nullable Throwable failure) {
    String state = sqlState(failure);
    return state != null
        && state.length() >= 2
        && switch (state.substring(0, 2)) {
          case "08", "40", "53", "55", "57" -> true;
          default -> state.equals(READ_ONLY);
        };
  }

  /** Whether text has a zero byte in it, which Postgres holds in no type of its own for text. */
  static boolean isUnstorableText(@Nullable Throwable failure) {
    String state = sqlState(failure);
    return state != null && UNSTORABLE_TEXT.contains(state);
  }

  /** Whether the database rolled back in favour of another transaction: deadlock, serialisation. */
  static boolean isConcurrency(@Nullable Throwable failure) {
    String state = sqlState(failure);
    return state != null && state.startsWith("40");
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

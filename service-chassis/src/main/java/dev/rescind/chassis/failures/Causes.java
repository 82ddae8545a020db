package dev.rescind.chassis.failures;

import java.sql.SQLTransientException;
import java.util.function.Predicate;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures apart: those that heal by waiting, those that heal by trying again, the rest. */
public final class Causes {

  private static final int LONGEST = 300;

  private Causes() {}

  /**
   * Whether database or broker are away or another writer came first: the same work later succeeds.
   * Two that start the same stream are not among them: the second finds it started for ever, and
   * what cannot live with that never heals.
   */
  public static boolean isTransient(Throwable failure) {
    return PostgresErrors.isTransient(failure)
        || anyCause(
            failure,
            cause ->
                cause instanceof ConcurrencyException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof InterruptedException);
  }

  /** Whether text was sent that Postgres cannot hold: a zero byte is in it. */
  public static boolean isUnstorableText(Throwable failure) {
    return PostgresErrors.isUnstorableText(failure);
  }

  /** Whether another writer came first: the same work on what that one left may well succeed. */
  public static boolean isConcurrency(Throwable failure) {
    return PostgresErrors.isConcurrency(failure)
        || anyCause(
            failure,
            cause ->
                cause instanceof ConcurrencyException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof AggregateStreamCreationException);
  }

  private static boolean anyCause(Throwable failure, Predicate<Throwable> wanted) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (wanted.test(cause)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Class and message of the failure, for a log line. Messages of the event store hold payloads, so
   * of those only the class is told.
   */
  public static String inShort(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    if (failure.getMessage() == null
        || failure.getClass().getName().startsWith("org.axonframework")) {
      return name;
    }
    String message = failure.getMessage().lines().findFirst().orElse("").replace("\0", "");
    return name + ": " + message.substring(0, Math.min(LONGEST, message.length()));
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.PostgresErrors;
import dev.rescind.events.UnreadableEventException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures apart: those that heal by waiting, those that never do, and the rest. */
public final class Causes {

  private static final int LONGEST = 300;

  private Causes() {}

  /**
   * Whether database or broker are away or another writer came first: the same work later succeeds.
   */
  public static boolean isTransient(Throwable failure) {
    if (PostgresErrors.isTransient(failure)) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ConcurrencyException e -> {
          return true;
        }
        case ConcurrencyFailureException e -> {
          return true;
        }
        case TransientDataAccessException e -> {
          return true;
        }
        case RecoverableDataAccessException e -> {
          return true;
        }
        case DataAccessResourceFailureException e -> {
          return true;
        }
        case CannotCreateTransactionException e -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Whether no retry can help: the record itself is at fault. */
  static boolean isHopeless(Throwable failure) {
    return failure instanceof MalformedRecordException
        || failure instanceof UnreadableEventException;
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
    String message = failure.getMessage().lines().findFirst().orElse("");
    return name + ": " + message.substring(0, Math.min(LONGEST, message.length()));
  }
}

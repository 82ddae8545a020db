package dev.rescind.reporting.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;

/** The database refused or failed. Nothing of the running transaction is kept; try again later. */
public final class StoreException extends DataAccessResourceFailureException {

  private static final long serialVersionUID = 1L;

  StoreException(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}

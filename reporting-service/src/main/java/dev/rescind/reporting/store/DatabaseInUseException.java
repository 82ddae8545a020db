package dev.rescind.reporting.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** Another process has the analytics open. There is one writer; the other has to stop first. */
public final class DatabaseInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseInUseException(Path file, SQLException cause) {
    super("another process has the analytics database open: " + file, cause);
  }
}

package dev.rescind.reporting.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The one file of a database, and how it is opened. */
record DatabaseFile(StoreProperties properties) {

  /**
   * Opens the file and makes it where it is not there.
   *
   * @param staging the script that prepares where a batch is gathered
   * @throws DatabaseInUseException if another process has it open
   * @throws StoreException if it cannot be opened
   */
  DuckDBConnection open(String staging) {
    DuckDBConnection opened = connect();
    try {
      Schema.prepare(opened);
      Query.execute(opened, Scripts.read(staging));
      return opened;
    } catch (StoreException e) {
      close(opened);
      throw e;
    }
  }

  /** Takes away the files that a process left behind that was killed while it sent them. */
  void clearExports() {
    try {
      Files.createDirectories(properties.exports());
      try (Stream<Path> left = Files.list(properties.exports())) {
        for (Path file : left.toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DuckDBConnection connect() {
    try {
      Files.createDirectories(properties.exports());
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

  static void close(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new StoreException("cannot close", e);
    }
  }
}

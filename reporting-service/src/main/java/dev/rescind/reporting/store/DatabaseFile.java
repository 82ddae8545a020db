package dev.rescind.reporting.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
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

  /** The file system's own time, to tell what was there before from what came since. */
  FileTime now() {
    try {
      Files.createDirectories(properties.exports());
      Path mark = Files.createTempFile(properties.exports(), "opening", null);
      FileTime now = Files.getLastModifiedTime(mark);
      Files.delete(mark);
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes away what a process left behind that was killed: files it sent, and what it spilled. Only
   * who has the database open may, or another process would lose its own.
   */
  void clearLeftBefore(FileTime opening) {
    try {
      for (Path directory : List.of(properties.exports(), properties.spill())) {
        clear(directory, opening);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path directory, FileTime opening) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> left = Files.list(directory)) {
      for (Path file : left.toList()) {
        if (Files.getLastModifiedTime(file).compareTo(opening) < 0) {
          Files.deleteIfExists(file);
        }
      }
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

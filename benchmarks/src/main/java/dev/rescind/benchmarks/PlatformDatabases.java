package dev.rescind.benchmarks;

import dev.rescind.benchmarks.contest.Database;
import dev.rescind.benchmarks.contest.Surroundings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Databases on the server that the platform runs, as its administrator makes them. */
record PlatformDatabases(int port, String password) implements Surroundings.Databases {

  private static final String ADMINISTRATOR = "postgres";

  /**
   * @param data of the platform, where the administrator's password is kept
   */
  static PlatformDatabases of(Path data, int port) throws IOException {
    Properties passwords = new Properties();
    try (Reader file =
        Files.newBufferedReader(data.resolve("postgres").resolve("passwords.properties"))) {
      passwords.load(file);
    }
    return new PlatformDatabases(port, passwords.getProperty(ADMINISTRATOR, ""));
  }

  @Override
  public Database create(String name) throws SQLException {
    try (Connection administrator = named(ADMINISTRATOR).connect();
        Statement create = administrator.createStatement()) {
      create.execute("create database " + name);
    }
    return named(name);
  }

  private Database named(String database) {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    return new Database(url, ADMINISTRATOR, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "databases on port " + port;
  }
}

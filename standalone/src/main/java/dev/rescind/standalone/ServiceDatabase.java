package dev.rescind.standalone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database and the login role of the same name that owns it. Nobody else may connect, so that no
 * service can come to read another's tables.
 *
 * @param name lower-case letters and underscores, so that it needs no quoting
 */
record ServiceDatabase(String name) {

  ServiceDatabase {
    if (!name.matches("[a-z_]+")) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
  }

  /**
   * Brings role and database about, and repairs what an interrupted start left undone.
   *
   * @param administrator a connection of the superuser, in auto-commit mode, as CREATE DATABASE
   *     asks
   * @param password letters and digits alone
   */
  void ensure(Connection administrator, String password) throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '%s'")) {
        statement.execute("create role %s login".formatted(name));
      }
      statement.execute("alter role %s password '%s'".formatted(name, password));
      if (!exists(statement, "select 1 from pg_database where datname = '%s'")) {
        statement.execute("create database %s owner %s".formatted(name, name));
      }
      closeToOthers(statement, name);
    }
  }

  /** Keeps the service roles out of the databases that Postgres itself comes with. */
  static void closeMaintenanceDatabases(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      closeToOthers(statement, "postgres");
      closeToOthers(statement, "template1");
    }
  }

  private static void closeToOthers(Statement statement, String database) throws SQLException {
    statement.execute("revoke connect, temporary on database %s from public".formatted(database));
  }

  private boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query.formatted(name))) {
      return rows.next();
    }
  }
}

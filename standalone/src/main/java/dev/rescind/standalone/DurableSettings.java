package dev.rescind.standalone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What makes a commit survive the death of the process and of the machine. An embedded Postgres
 * comes with fsync switched off, so the running server is asked; it is not taken on trust.
 */
final class DurableSettings {

  static final List<String> NAMES = List.of("fsync", "synchronous_commit", "full_page_writes");

  private DurableSettings() {}

  /**
   * @throws Refusal if one of the settings is not on
   */
  static void require(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      for (String name : NAMES) {
        try (ResultSet row = statement.executeQuery("show " + name)) {
          row.next();
          require(name, row.getString(1));
        }
      }
    }
  }

  private static void require(String name, String value) {
    if (!"on".equals(value)) {
      throw Refusal.because(
          "Postgres runs with %s=%s, which could lose committed data; it must be on"
              .formatted(name, value));
    }
  }
}

package dev.rescind.chassis.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The lock that makes one publisher of all replicas; it lives and dies with the connection. */
final class PublisherLock {

  /** An arbitrary number; every replica of a service uses the same database and so the same. */
  private static final long KEY = 0x5265_7363_696e_6401L;

  private PublisherLock() {}

  static boolean tryTake(Connection connection) throws SQLException {
    return call(connection, "select pg_try_advisory_lock(?)");
  }

  static void release(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      call(connection, "select pg_advisory_unlock(?)");
      try (Statement reset = connection.createStatement()) {
        reset.execute("reset synchronous_commit");
      }
    }
  }

  /** A position that is lost in a crash costs a second sending and nothing else. */
  static void forgetPositionsLazily(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set synchronous_commit = off");
    }
  }

  private static boolean call(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}

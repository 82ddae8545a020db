package dev.rescind.chassis.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The publisher's own connection, outside the pool: it is held for as long as the service runs, and
 * the lock that makes one publisher of all replicas lives and dies with it.
 */
final class PublisherSession implements AutoCloseable {

  /** An arbitrary number; every replica of a service uses the same database and so the same. */
  private static final long LOCK = 0x5265_7363_696e_6401L;

  private final Connection connection;

  private PublisherSession(Connection connection) {
    this.connection = connection;
  }

  /** Where sessions come from. */
  interface Source {
    PublisherSession open() throws SQLException;
  }

  /** Sessions on the service's database, under a name that operators can tell from the pool's. */
  static Source of(JdbcConnectionDetails details, String name) {
    Properties settings = new Properties();
    settings.setProperty("user", details.getUsername());
    settings.setProperty("password", details.getPassword());
    settings.setProperty("ApplicationName", name);
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("socketTimeout", "30");
    settings.setProperty("tcpKeepAlive", "true");
    return () -> {
      Connection connection = DriverManager.getConnection(details.getJdbcUrl(), settings);
      try {
        return new PublisherSession(forgettingPositionsLazily(connection));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    };
  }

  /** A position that is lost in a crash costs a second sending and nothing else. */
  private static Connection forgettingPositionsLazily(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set synchronous_commit = off");
    }
    return connection;
  }

  /** Whether this is now the one publisher; if not, another replica is. */
  boolean tryLock() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  StoreReader reader() {
    return new StoreReader(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

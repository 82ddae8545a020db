package dev.rescind.chassis.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database with the chassis's tables and nothing in them, for tests without a service. */
public final class TestDatabase implements JdbcConnectionDetails {

  private final Infrastructure.Database database;

  private TestDatabase(Infrastructure.Database database) {
    this.database = database;
  }

  public static TestDatabase create() {
    return createAt("latest");
  }

  /** A database as a chassis of this schema version left it. */
  public static TestDatabase createAt(String version) {
    TestDatabase created = new TestDatabase(Infrastructure.shared().newDatabase());
    created.migrate(version);
    return created;
  }

  /** Brings the schema up to a version. */
  public void migrate(String version) {
    Flyway.configure()
        .dataSource(getJdbcUrl(), getUsername(), getPassword())
        .locations("classpath:db/chassis")
        .target(version)
        .load()
        .migrate();
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  @Override
  public String getJdbcUrl() {
    return database.url();
  }

  @Override
  public String getUsername() {
    return database.user();
  }

  @Override
  public String getPassword() {
    return database.password();
  }
}

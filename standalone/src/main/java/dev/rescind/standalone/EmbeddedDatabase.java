package dev.rescind.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real Postgres server that keeps its data, loses no committed transaction when the process or
 * the machine dies, and listens on the loopback interface alone. Each service has a database and a
 * login role of its own; see {@link ServiceDatabase}.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String ADMINISTRATOR = "postgres";

  private final PostgresCluster cluster;
  private final int port;
  private final List<ServiceDatabase> databases;
  private final DatabasePasswords passwords;
  private EmbeddedPostgres server;

  private EmbeddedDatabase(Path home, int port, List<String> databases) throws IOException {
    this.port = port;
    this.databases = databases.stream().map(ServiceDatabase::new).toList();
    List<String> roles = new ArrayList<>(databases);
    roles.add(ADMINISTRATOR);
    this.cluster = new PostgresCluster(home);
    Path file = home.resolve("passwords.properties");
    if (cluster.holdsData() && !Files.exists(file)) {
      throw Refusal.because(
          "there is a database in %s, but its passwords, %s, are gone".formatted(home, file));
    }
    this.passwords = DatabasePasswords.in(file, roles);
    this.server = launch();
  }

  /**
   * Starts the server, replacing one that outlived an earlier process.
   *
   * @param home where data, program and passwords are kept
   * @param databases the names of the databases, which are those of their roles too
   * @throws Refusal if the port is taken, or if the server cannot be started, or if it runs without
   *     the settings that make a commit durable
   */
  static EmbeddedDatabase start(Path home, int port, List<String> databases) {
    try {
      return new EmbeddedDatabase(DurableFile.directory(home).toRealPath(), port, databases);
    } catch (IOException e) {
      throw Refusal.because("Postgres did not start: " + e.getMessage(), e);
    }
  }

  private EmbeddedPostgres launch() throws IOException {
    EmbeddedPostgres started = cluster.start(port, passwords.of(ADMINISTRATOR));
    try (Connection administrator = started.getPostgresDatabase().getConnection()) {
      DurableSettings.require(administrator);
      for (ServiceDatabase database : databases) {
        database.ensure(administrator, passwords.of(database.name()));
      }
      ServiceDatabase.closeMaintenanceDatabases(administrator);
      cluster.initialised();
      return started;
    } catch (SQLException | RuntimeException e) {
      cluster.stop(started);
      throw e instanceof Refusal refusal
          ? refusal
          : Refusal.because("Postgres could not be set up: " + e.getMessage(), e);
    }
  }

  /** Where to connect to a database; user and password go with it separately. */
  String url(String database) {
    return "jdbc:postgresql://%s/%s".formatted(address(), database);
  }

  /** Host and port of the server. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /**
   * The password of the role that owns the database and bears its name.
   *
   * @throws IllegalArgumentException if there is no such database
   */
  String password(String database) {
    return passwords.of(database);
  }

  /** The superuser's connection, for administration and tests. */
  Connection administrator() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** The id of the server process. */
  Optional<Long> pid() throws IOException {
    return cluster.process().map(PostgresProcess::pid);
  }

  /** Stops the server fast, as an administrator would, and starts it again. */
  synchronized void restart() throws IOException {
    cluster.stop(server);
    server = launch();
  }

  /** Stops the server; open transactions are rolled back, the data stays. */
  @Override
  public synchronized void close() throws IOException {
    cluster.stop(server);
  }
}

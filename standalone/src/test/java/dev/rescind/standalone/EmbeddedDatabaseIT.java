package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  private static final List<String> DATABASES = List.of("cancellation", "refund");

  @TempDir Path home;
  private final int port = FreePorts.ten().database();

  @AfterEach
  void leaveNoServerBehind() throws IOException {
    new PostgresCluster(home.toRealPath()).stopSurvivor();
  }

  @Test
  void keepsDataBetweenStartsAndRestarts() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database, "refund", "create table kept (id int)", "insert into kept values (1)");
      database.restart();
      execute(database, "refund", "insert into kept values (2)");
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(single(database, "refund", "select count(*) from kept")).isEqualTo("2");
    }
  }

  @Test
  void commitsDurablyAndListensOnLoopbackAlone() throws Exception {
    try (EmbeddedDatabase database = start();
        Connection administrator = database.administrator()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(single(administrator, "show " + setting)).isEqualTo("on");
      }
      assertThat(single(administrator, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(single(administrator, "show server_version")).startsWith("18.");
    }
  }

  @Test
  void refusesServerThatCouldLoseCommits() throws Exception {
    try (EmbeddedDatabase database = start();
        Connection administrator = database.administrator();
        Statement statement = administrator.createStatement()) {
      statement.execute("set synchronous_commit = off");

      assertThatThrownBy(() -> DurableSettings.require(administrator))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("synchronous_commit=off");
    }
  }

  @Test
  void letsEachRoleIntoItsOwnDatabaseAlone() throws Exception {
    try (EmbeddedDatabase database = start()) {
      String password = database.password("refund");
      assertThat(single(database, "refund", "select current_user")).isEqualTo("refund");
      for (String other : List.of("cancellation", "postgres", "template1")) {
        assertThatThrownBy(() -> connect(database.url(other), "refund", password))
            .as(other)
            .hasMessageContaining("permission denied for database");
      }
      assertThatThrownBy(() -> connect(database.url("refund"), "refund", "guessed"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> connect(database.url("refund"), "cancellation", password))
          .isInstanceOf(SQLException.class);
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("passwords.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void replacesServerThatOutlivedKilledProcess() throws Exception {
    Process killed = startInProcessOfItsOwn();
    ProcessHandle survivor =
        PostgresProcess.serving(cluster())
            .map(PostgresProcess::pid)
            .flatMap(ProcessHandle::of)
            .orElseThrow();
    killed.destroyForcibly().waitFor();
    assertThat(survivor.isAlive()).isTrue();

    try (EmbeddedDatabase database = start()) {
      assertThat(single(database, "refund", "select count(*) from committed")).isEqualTo("1");
      assertThat(database.pid().orElseThrow()).isNotEqualTo(survivor.pid());
    }
  }

  @Test
  void recoversAfterServerWasKilledAndItsNumberGivenToAnother() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database, "refund", "create table committed as select 1 as id");
      ProcessHandle server = ProcessHandle.of(database.pid().orElseThrow()).orElseThrow();
      server.destroyForcibly();
      Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> !server.isAlive());
    }
    Path pidFile = cluster().resolve("postmaster.pid");
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(pidFile));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile, lines);

    try (EmbeddedDatabase database = start()) {
      assertThat(single(database, "refund", "select count(*) from committed")).isEqualTo("1");
    }
  }

  @Test
  void beginsAnewWhereFirstStartWasCutShort() throws Exception {
    Files.createDirectories(cluster());
    Files.writeString(cluster().resolve("postgresql.conf"), "# half made");
    Files.createFile(home.resolve("initialising"));

    try (EmbeddedDatabase database = start()) {
      assertThat(single(database, "refund", "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesDataWhosePasswordsAreLost() throws Exception {
    start().close();
    Files.delete(home.resolve("passwords.properties"));

    assertThatThrownBy(this::start).isInstanceOf(Refusal.class).hasMessageContaining("passwords");
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket held = FreePorts.hold(port)) {
      assertThatThrownBy(this::start)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port " + held.getLocalPort())
          .hasMessageContaining("Postgres");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(home, port, DATABASES);
  }

  private Path cluster() throws IOException {
    return home.toRealPath().resolve("cluster");
  }

  private Process startInProcessOfItsOwn() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DatabaseHolder.class.getName(),
                home.toString(),
                Integer.toString(port))
            .redirectError(new File("/dev/null"))
            .start();
    Awaitility.await()
        .atMost(3, TimeUnit.MINUTES)
        .until(() -> Files.exists(home.resolve(DatabaseHolder.READY)));
    return process;
  }

  private static void execute(EmbeddedDatabase database, String name, String... commands)
      throws SQLException {
    try (Connection connection = connect(database.url(name), name, database.password(name));
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private static String single(EmbeddedDatabase database, String name, String query)
      throws SQLException {
    try (Connection connection = connect(database.url(name), name, database.password(name))) {
      return single(connection, query);
    }
  }

  private static String single(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}

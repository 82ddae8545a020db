package dev.rescind.benchmarks.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.Database;
import dev.rescind.benchmarks.contest.Surroundings;
import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.chassis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A few cancellations through the reference, on a real broker and a real database server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceTest {

  private static final int SAGAS = 5;

  private final Map<String, Database> databases = new ConcurrentHashMap<>();
  private Contender reference;

  @BeforeAll
  void carriesCancellationsThrough() throws Exception {
    reference =
        Reference.source()
            .start(new Surroundings(RealInfrastructure.bootstrapServers(), this::database));
    for (String saga : reference.prepare(SAGAS)) {
      reference.settle(saga);
    }
  }

  @AfterAll
  void stops() {
    reference.close();
  }

  private Database database(String name) {
    TestDatabase made = TestDatabase.createAt("1");
    Database database = new Database(made.getJdbcUrl(), made.getUsername(), made.getPassword());
    databases.put(name, database);
    return database;
  }

  @Test
  void storesAsManyEventsOfACancellationAsThePlatform() throws SQLException {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(count("reference_notifications", "events")).isEqualTo(10));

    assertThat(types("reference_cancellations"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CancellationRequested.v1", SAGAS,
                "CancellationApproved.v1", SAGAS,
                "CancellationSettled.v1", SAGAS));
    assertThat(types("reference_refunds"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("RefundScheduled.v1", SAGAS, "RefundIssued.v1", SAGAS));
    assertThat(types("reference_availability"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("SlotReleased.v1", SAGAS));
  }

  @Test
  void reportsEveryEventOnce() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(count("reference_reporting", "facts")).isEqualTo(8 * SAGAS));
  }

  @Test
  void leavesNothingUndertakenUndone() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(count("reference_notifications", "events")).isEqualTo(2 * SAGAS));

    assertThat(count("reference_refunds", "undertakings")).isZero();
    assertThat(count("reference_notifications", "undertakings")).isZero();
  }

  private int count(String database, String table) {
    try (Connection connection = databases.get(database).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from reference." + table)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Integer> types(String database) throws SQLException {
    Map<String, Integer> types = new TreeMap<>();
    try (Connection connection = databases.get(database).connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select event_type, count(*) from reference.events group by event_type")) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getInt(2));
      }
    }
    return types;
  }
}

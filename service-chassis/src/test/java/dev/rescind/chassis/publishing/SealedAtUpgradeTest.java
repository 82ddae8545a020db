package dev.rescind.chassis.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.proof.SealedEvent;
import dev.rescind.chassis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database of a version that knew of no hashes. */
class SealedAtUpgradeTest {

  private final TestDatabase database = TestDatabase.createAt("1");

  @Test
  void eventsThatWereThereAreSealedAndTheChainReachesUpToWhatWasPublished() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      store(connection, "b", 0);
      store(connection, "a", 0);
      store(connection, "a", 1);
      statement.execute("update publisher_position set position = 2");

      database.migrate("latest");
      store(connection, "a", 2);

      Hash a0 = sealed("a", 0).hash(Hash.NONE);
      Hash a1 = sealed("a", 1).hash(a0);
      Hash b0 = sealed("b", 0).hash(Hash.NONE);
      assertThat(hashes(statement)).containsExactly(b0, a0, a1, sealed("a", 2).hash(a1));
      assertThat(new StoreReader(connection).progress())
          .isEqualTo(new Progress(2, Chain.EMPTY.with(1, b0).with(2, a0), null));
    }
  }

  private static SealedEvent sealed(String stream, long sequence) {
    return new SealedEvent(
        stream,
        sequence,
        null,
        stream + sequence,
        "RefundIssued",
        "1",
        "2026-03-01T12:00:00Z",
        "{}".getBytes(UTF_8),
        "{\"a\":\"\u00e9\"}".getBytes(UTF_8));
  }

  private static void store(Connection connection, String stream, long sequence)
      throws SQLException {
    SealedEvent event = sealed(stream, sequence);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into events (stream_id, sequence, event_id, event_type, event_version,
              recorded_at, metadata, payload) values (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, event.streamId());
      insert.setLong(2, event.sequence());
      insert.setString(3, event.eventId());
      insert.setString(4, event.type());
      insert.setString(5, event.version());
      insert.setString(6, event.recordedAt());
      insert.setBytes(7, event.metadata());
      insert.setBytes(8, event.payload());
      insert.executeUpdate();
    }
  }

  private static List<Hash> hashes(Statement statement) throws SQLException {
    List<Hash> hashes = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("select hash from events order by position")) {
      while (rows.next()) {
        hashes.add(Hash.of(rows.getBytes(1)));
      }
    }
    return hashes;
  }
}

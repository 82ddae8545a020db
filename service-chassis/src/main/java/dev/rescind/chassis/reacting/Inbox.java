package dev.rescind.chassis.reacting;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers which events were reacted to, in the transaction of the reaction. */
final class Inbox {

  private static final String INSERT =
      """
      insert into inbox (event_id, topic, received_at)
      select id, topic, ? from unnest(?, ?) as received (id, topic)
      on conflict do nothing returning event_id
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Inbox(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes the events and answers the ids of those that are new. */
  Set<String> note(Collection<Received> records) {
    if (records.isEmpty()) {
      return Set.of();
    }
    ConnectionCallback<Set<String>> insert = connection -> insert(connection, records);
    Set<String> fresh = jdbc.execute(insert);
    return fresh == null ? Set.of() : fresh;
  }

  private Set<String> insert(Connection connection, Collection<Received> records)
      throws java.sql.SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setTimestamp(1, Timestamp.from(clock.instant()));
      insert.setArray(2, texts(connection, records.stream().map(Received::eventId).toArray()));
      insert.setArray(
          3, texts(connection, records.stream().map(record -> record.kafka().topic()).toArray()));
      try (ResultSet rows = insert.executeQuery()) {
        Set<String> fresh = new HashSet<>();
        while (rows.next()) {
          fresh.add(rows.getString(1));
        }
        return fresh;
      }
    }
  }

  private static Array texts(Connection connection, Object[] texts) throws java.sql.SQLException {
    return connection.createArrayOf("varchar", texts);
  }
}

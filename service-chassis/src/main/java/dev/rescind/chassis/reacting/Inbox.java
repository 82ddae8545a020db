package dev.rescind.chassis.reacting;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers which events were reacted to, in the transaction of the reaction. */
final class Inbox {

  private static final String INSERT =
      """
      insert into inbox (event_id, source, topic, received_at)
      select id, source, topic, ? from unnest(?, ?, ?) as received (id, source, topic)
      where not exists (
        select from inbox earlier where earlier.event_id = received.id and earlier.source = '')
      on conflict do nothing returning event_id, source
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Inbox(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes the events and answers which of them are new. */
  Set<Received.Identity> note(Collection<Received> records) {
    if (records.isEmpty()) {
      return Set.of();
    }
    ConnectionCallback<Set<Received.Identity>> insert = connection -> insert(connection, records);
    Set<Received.Identity> fresh = jdbc.execute(insert);
    return fresh == null ? Set.of() : fresh;
  }

  private Set<Received.Identity> insert(Connection connection, Collection<Received> records)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setTimestamp(1, Timestamp.from(clock.instant()));
      insert.setArray(2, texts(connection, records, Received::eventId));
      insert.setArray(3, texts(connection, records, Received::source));
      insert.setArray(4, texts(connection, records, record -> record.kafka().topic()));
      try (ResultSet rows = insert.executeQuery()) {
        Set<Received.Identity> fresh = new HashSet<>();
        while (rows.next()) {
          fresh.add(new Received.Identity(rows.getString(2), rows.getString(1)));
        }
        return fresh;
      }
    }
  }

  private static Array texts(
      Connection connection, Collection<Received> records, Function<Received, String> text)
      throws SQLException {
    return connection.createArrayOf("varchar", records.stream().map(text).toArray());
  }
}

package dev.rescind.chassis.publishing;

import dev.rescind.events.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** Reads the event store by position, on the publisher's own connection. */
final class StoreReader {

  private static final TypeReference<Map<String, String>> FLAT = new TypeReference<>() {};
  private static final String SELECT =
      """
      select position, stream_id, event_id, event_type, event_version, recorded_at, metadata, payload
      from events where position > ? order by position limit ?
      """;
  private static final String WRITERS =
      """
      select virtualtransaction from pg_locks
      where relation = 'events'::regclass and mode = 'RowExclusiveLock' and granted
        and database = (select oid from pg_database where datname = current_database())
        and pid <> pg_backend_pid()
      """;

  private final Connection connection;

  StoreReader(Connection connection) {
    this.connection = connection;
  }

  List<StoredEvent> after(long position, int limit) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, position);
      select.setInt(2, limit);
      try (ResultSet rows = select.executeQuery()) {
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
          events.add(event(rows));
        }
        return events;
      }
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong("position"),
        row.getString("stream_id"),
        row.getString("event_id"),
        row.getString("event_type") + ".v" + row.getString("event_version"),
        row.getString("recorded_at"),
        EventJson.mapper().readValue(row.getBytes("metadata"), FLAT),
        row.getBytes("payload"));
  }

  /** The transactions that may still write a row: those that hold a write lock on the table. */
  Set<String> writers() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WRITERS);
        ResultSet rows = select.executeQuery()) {
      Set<String> writers = new HashSet<>();
      while (rows.next()) {
        writers.add(rows.getString(1));
      }
      return writers;
    }
  }

  long position() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select position from publisher_position");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  void savePosition(long position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update publisher_position set position = ?")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }
}

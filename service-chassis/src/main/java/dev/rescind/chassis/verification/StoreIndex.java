package dev.rescind.chassis.verification;

import dev.rescind.chassis.publishing.StoredEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Finds stored events by their ids. The table has no index on them, as nothing but a verification
 * looks for them; this makes one for as long as it is open, on a connection of its own.
 */
final class StoreIndex implements AutoCloseable {

  private static final String SELECT =
      """
      select %s from events where position in (
        select position from verified_events where event_id = any (?))
      """
          .formatted(StoredEvent.COLUMNS);

  private final Connection connection;

  private StoreIndex(Connection connection) {
    this.connection = connection;
  }

  static StoreIndex open(DataSource database) {
    try {
      Connection connection = database.getConnection();
      StoreIndex index = new StoreIndex(connection);
      index.drop();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create temporary table verified_events as select event_id, position from events");
        statement.execute("create index on verified_events (event_id)");
        statement.execute("analyze verified_events");
      }
      return index;
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the store could not be indexed", e);
    }
  }

  /** The events that have these ids, by id. */
  Map<String, StoredEvent> find(Collection<String> ids) {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      Array wanted = connection.createArrayOf("varchar", ids.toArray());
      select.setArray(1, wanted);
      Map<String, StoredEvent> found = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          StoredEvent event = StoredEvent.read(rows);
          found.put(event.eventId(), event);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the store could not be read", e);
    }
  }

  private void drop() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists pg_temp.verified_events");
    }
  }

  @Override
  public void close() {
    try (connection) {
      drop();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the index could not be dropped", e);
    }
  }
}

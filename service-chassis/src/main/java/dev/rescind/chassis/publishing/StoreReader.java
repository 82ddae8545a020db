package dev.rescind.chassis.publishing;

import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.proof.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the event store by position, on the publisher's own connection. */
final class StoreReader {

  private static final String SELECT =
      "select %s from events where position > ? order by position limit ?"
          .formatted(StoredEvent.COLUMNS);
  private static final String HASHES =
      """
      select position, hash from events where position > ? and position <= ?
      order by position limit 10000
      """;
  private static final String WRITERS =
      """
      select virtualtransaction from pg_locks
      where relation = 'events'::regclass and mode = 'RowExclusiveLock' and granted
        and database = (select oid from pg_database where datname = current_database())
        and pid <> pg_backend_pid()
      """;
  private static final String PROGRESS =
      """
      select position, chain_position, chain_count, chain_hash, topic_id from publisher_position
      """;
  private static final String SAVE =
      """
      update publisher_position
      set position = ?, chain_position = ?, chain_count = ?, chain_hash = ?, topic_id = ?
      """;

  private static final String START_OVER =
      "update publisher_position set position = 0, from_start = false where from_start";

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
          events.add(StoredEvent.read(rows));
        }
        return events;
      }
    }
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

  /**
   * The kept progress. Its chain is brought up to its position, where a publisher of an older
   * version, which knew of no chain, came further.
   */
  Progress progress() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PROGRESS);
        ResultSet row = select.executeQuery()) {
      row.next();
      Chain kept = new Chain(row.getLong(2), row.getLong(3), Hash.of(row.getBytes("chain_hash")));
      Progress progress = new Progress(row.getLong(1), kept, row.getString("topic_id"));
      return new Progress(
          progress.position(), chained(kept, progress.position()), progress.topicId());
    }
  }

  private Chain chained(Chain kept, long upTo) throws SQLException {
    Chain chain = kept;
    long before;
    do {
      before = chain.position();
      try (PreparedStatement select = connection.prepareStatement(HASHES)) {
        select.setLong(1, before);
        select.setLong(2, upTo);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            chain = chain.with(rows.getLong(1), Hash.of(rows.getBytes(2)));
          }
        }
      }
    } while (chain.position() > before);
    return chain;
  }

  void save(Progress progress) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SAVE)) {
      update.setLong(1, progress.position());
      update.setLong(2, progress.chain().position());
      update.setLong(3, progress.chain().count());
      update.setBytes(4, progress.chain().hash().bytes());
      update.setString(5, progress.topicId());
      update.executeUpdate();
    }
  }

  /** Goes back to before the first event if somebody has asked for it. */
  boolean startOverIfAsked() throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(START_OVER)) {
      return update.executeUpdate() > 0;
    }
  }
}

package dev.rescind.chassis.reacting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of records that were given up. Its writers run in a unit of work. */
final class DiscardedRecords {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  DiscardedRecords(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Moves a record here; it is parked no more. */
  void take(long id, String reason, String by) {
    jdbc.update(
        """
        with given_up as (delete from parked_records where id = ? returning *)
        insert into discarded_records (id, topic, topic_partition, topic_offset, record_key, headers,
          value, cause, detail, parked_at, reason, discarded_by, discarded_at)
        select id, topic, topic_partition, topic_offset, record_key, headers,
          value, cause, detail, parked_at, ?, ?, ? from given_up
        """,
        id,
        reason,
        by,
        Timestamp.from(clock.instant()));
  }

  /** The latest first. */
  List<DiscardedRecord> list(int limit) {
    return jdbc.query(
        "select * from discarded_records order by discarded_at desc, id desc limit ?",
        DiscardedRecords::read,
        limit);
  }

  private static DiscardedRecord read(ResultSet row, int number) throws SQLException {
    return new DiscardedRecord(
        row.getLong("id"),
        row.getString("topic"),
        row.getInt("topic_partition"),
        row.getLong("topic_offset"),
        row.getString("record_key"),
        row.getString("cause"),
        row.getString("detail"),
        row.getString("reason"),
        row.getString("discarded_by"),
        row.getTimestamp("parked_at").toInstant(),
        row.getTimestamp("discarded_at").toInstant());
  }
}

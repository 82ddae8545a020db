package dev.rescind.chassis.reacting;

import dev.rescind.chassis.failures.Causes;
import dev.rescind.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/** The table of parked records. Its writers run in a unit of work. */
final class ParkedRecords {

  private static final TypeReference<Map<String, String>> FLAT = new TypeReference<>() {};
  private static final int KEY_LOCK_SPACE = 0x7061726b;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  ParkedRecords(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Those keys of the records that have a record parked. Each is locked until the transaction ends,
   * and looked at again under the lock, so that nothing is put behind a record that is just being
   * redriven. Locked in the order of the keys, so that two batches cannot wait for each other.
   */
  Set<String> keysAmong(Collection<Received> records) {
    Set<String> parked = parkedKeys(records);
    parked.forEach(this::lock);
    return parked.isEmpty() ? parked : parkedKeys(records);
  }

  private Set<String> parkedKeys(Collection<Received> records) {
    String[] keys = records.stream().map(Received::key).toArray(String[]::new);
    return new LinkedHashSet<>(
        jdbc.queryForList(
            "select distinct record_key from parked_records where record_key = any(?) order by 1",
            String.class,
            (Object) keys));
  }

  /** Keeps others from parking or redriving records of the key until the transaction ends. */
  void lock(String key) {
    jdbc.query("select pg_advisory_xact_lock(?, hashtext(?))", row -> {}, KEY_LOCK_SPACE, key);
  }

  void waitBehind(Received record) {
    insert(record, true, "WaitsBehind", "an earlier record of this key is parked");
  }

  void park(Received record, Throwable cause) {
    insert(record, false, cause.getClass().getSimpleName(), Causes.inShort(cause));
  }

  private void insert(Received record, boolean waiting, String cause, String detail) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.update(
        """
        insert into parked_records (topic, topic_partition, topic_offset, record_key, headers, value,
          waiting, cause, detail, parked_at, last_tried_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
        on conflict on constraint parked_records_place do nothing
        """,
        record.kafka().topic(),
        record.kafka().partition(),
        record.kafka().offset(),
        record.key(),
        headers(record),
        record.kafka().value(),
        waiting,
        cause,
        detail,
        now,
        now);
  }

  private static String headers(Received record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.kafka().headers()) {
      if (header.value() != null) {
        headers.put(
            header.key(), new String(header.value(), StandardCharsets.UTF_8).replace("\0", ""));
      }
    }
    return EventJson.mapper().writeValueAsString(headers);
  }

  /** The oldest record of the key. */
  Optional<ParkedRecord> first(@Nullable String key) {
    return jdbc
        .query(
            "select * from parked_records where record_key is not distinct from ? order by id limit"
                + " 1",
            ParkedRecords::read,
            key)
        .stream()
        .findFirst();
  }

  Optional<ParkedRecord> find(long id) {
    return jdbc.query("select * from parked_records where id = ?", ParkedRecords::read, id).stream()
        .findFirst();
  }

  /** The oldest first. */
  List<ParkedRecord> list(long afterId, int limit) {
    return jdbc.query(
        "select * from parked_records where id > ? order by id limit ?",
        ParkedRecords::read,
        afterId,
        limit);
  }

  List<ParkedRecord> toCopy(int limit) {
    return jdbc.query(
        "select * from parked_records where copied_at is null order by id limit ?",
        ParkedRecords::read,
        limit);
  }

  void copied(long id) {
    jdbc.update(
        "update parked_records set copied_at = ? where id = ?",
        Timestamp.from(clock.instant()),
        id);
  }

  void failedAgain(long id, Throwable cause) {
    jdbc.update(
        """
        update parked_records set waiting = false, cause = ?, detail = ?, attempts = attempts + 1,
          last_tried_at = ? where id = ?
        """,
        cause.getClass().getSimpleName(),
        Causes.inShort(cause),
        Timestamp.from(clock.instant()),
        id);
  }

  /** Leaves nothing of what is erased, neither here nor of what was given up. */
  void forget(Received tombstone) {
    String topic = tombstone.kafka().topic();
    jdbc.update(
        "delete from parked_records where topic = ? and record_key = ?", topic, tombstone.key());
    jdbc.update(
        "update discarded_records set value = null where topic = ? and record_key = ?",
        topic,
        tombstone.key());
  }

  void delete(long id) {
    jdbc.update("delete from parked_records where id = ?", id);
  }

  long count() {
    Long count = jdbc.queryForObject("select count(*) from parked_records", Long.class);
    return count == null ? 0 : count;
  }

  private static ParkedRecord read(ResultSet row, int number) throws SQLException {
    return new ParkedRecord(
        row.getLong("id"),
        row.getString("topic"),
        row.getInt("topic_partition"),
        row.getLong("topic_offset"),
        row.getString("record_key"),
        EventJson.mapper().readValue(row.getString("headers"), FLAT),
        row.getBytes("value"),
        row.getBoolean("waiting"),
        row.getString("cause"),
        row.getString("detail"),
        row.getInt("attempts"),
        row.getTimestamp("parked_at").toInstant(),
        row.getTimestamp("last_tried_at").toInstant(),
        instant(row.getTimestamp("copied_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

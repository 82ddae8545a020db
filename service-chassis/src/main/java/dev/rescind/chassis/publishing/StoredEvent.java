package dev.rescind.chassis.publishing;

import dev.rescind.chassis.proof.Hash;
import dev.rescind.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * A row of the event store on its way to Kafka.
 *
 * @param position its place in the store
 * @param type {@code ce_type}
 * @param recordedAt {@code ce_time}, UTC
 */
@SuppressWarnings("ArrayRecordComponent") // Carried as it is, never compared or changed.
public record StoredEvent(
    long position,
    String streamId,
    String eventId,
    String type,
    String recordedAt,
    Map<String, String> metadata,
    byte[] payload,
    Hash hash) {

  /** The columns that {@link #read} wants. */
  public static final String COLUMNS =
      "position, stream_id, event_id, event_type, event_version, recorded_at, metadata, payload,"
          + " hash";

  static final String KEY = "key";
  static final String CORRELATION_ID = "correlationid";
  private static final TypeReference<Map<String, String>> FLAT = new TypeReference<>() {};

  /** Reads a row that has all of {@link #COLUMNS}. */
  public static StoredEvent read(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong("position"),
        row.getString("stream_id"),
        row.getString("event_id"),
        row.getString("event_type") + ".v" + row.getString("event_version"),
        row.getString("recorded_at"),
        EventJson.mapper().readValue(row.getBytes("metadata"), FLAT),
        row.getBytes("payload"),
        Hash.of(row.getBytes("hash")));
  }

  /** The Kafka key: the stream's id, unless the event was written to the outbox with its own. */
  public String key() {
    return metadata.getOrDefault(KEY, streamId);
  }
}

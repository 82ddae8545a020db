package dev.rescind.chassis.publishing;

import java.util.Map;

/**
 * A row of the event store on its way to Kafka.
 *
 * @param position its place in the store
 * @param type {@code ce_type}
 * @param recordedAt {@code ce_time}, UTC
 */
@SuppressWarnings("ArrayRecordComponent") // Carried as it is, never compared or changed.
record StoredEvent(
    long position,
    String streamId,
    String eventId,
    String type,
    String recordedAt,
    Map<String, String> metadata,
    byte[] payload) {

  static final String KEY = "key";
  static final String CORRELATION_ID = "correlationid";

  /** The Kafka key: the stream's id, unless the event was written to the outbox with its own. */
  String key() {
    return metadata.getOrDefault(KEY, streamId);
  }
}

package dev.rescind.benchmarks.reference;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as it is sent: a CloudEvent in binary mode, the stored bytes as they are. */
final class Envelope {

  /** What of the row it is made of. */
  static final String COLUMNS = "stream_id, event_id, event_type, recorded_at, payload, metadata";

  private Envelope() {}

  static ProducerRecord<String, byte[]> of(String topic, ResultSet row) throws SQLException {
    String order = row.getString("stream_id");
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, order, row.getBytes("payload"));
    header(record, CloudEventHeaders.SPEC_VERSION, "1.0");
    header(record, CloudEventHeaders.ID, row.getString("event_id"));
    header(record, CloudEventHeaders.SOURCE, "/" + topic);
    header(record, CloudEventHeaders.TYPE, row.getString("event_type"));
    header(record, CloudEventHeaders.SUBJECT, order);
    header(record, CloudEventHeaders.TIME, row.getString("recorded_at"));
    header(record, CloudEventHeaders.CONTENT_TYPE, "application/json");
    // The platform sends what is in it as three headers, which is as long.
    record.headers().add("metadata", row.getBytes("metadata"));
    return record;
  }

  /** A request, which is not stored: the broker has it. */
  static ProducerRecord<String, byte[]> request(String topic, String order, String id) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, order, bytes("{\"reason\":\"CHANGE_OF_PLANS\"}"));
    header(record, CloudEventHeaders.ID, id);
    header(record, CloudEventHeaders.TYPE, Cancelling.REQUEST);
    return record;
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.rescind.chassis.publishing;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** What a stored event looks like on its topic: a CloudEvent in binary mode. */
public final class PublishedForm {

  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");

  private final String topic;
  private final byte[] source;

  /**
   * @param source {@code ce_source}, such as {@code /rescind/refund-service}
   */
  PublishedForm(String topic, String source) {
    this.topic = topic;
    this.source = bytes(source);
  }

  public String topic() {
    return topic;
  }

  /** The record that carries the event. */
  public ProducerRecord<String, byte[]> of(StoredEvent event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, event.key(), event.payload());
    Headers headers = record.headers();
    headers.add(CloudEventHeaders.SPEC_VERSION, SPEC_VERSION);
    headers.add(CloudEventHeaders.ID, bytes(event.eventId()));
    headers.add(CloudEventHeaders.SOURCE, source);
    headers.add(CloudEventHeaders.TYPE, bytes(event.type()));
    headers.add(CloudEventHeaders.SUBJECT, bytes(event.key()));
    headers.add(CloudEventHeaders.TIME, bytes(event.recordedAt()));
    headers.add(CloudEventHeaders.CONTENT_TYPE, JSON);
    extend(headers, CloudEventHeaders.CORRELATION_ID, event.metadata(), "correlationid");
    extend(headers, CloudEventHeaders.CAUSATION_ID, event.metadata(), "causationid");
    extend(headers, CloudEventHeaders.TRACE_PARENT, event.metadata(), "traceparent");
    return record;
  }

  private static void extend(
      Headers headers, String header, Map<String, String> metadata, String name) {
    String value = metadata.get(name);
    if (value != null) {
      headers.add(header, bytes(value));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

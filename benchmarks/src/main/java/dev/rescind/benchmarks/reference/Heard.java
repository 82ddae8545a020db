package dev.rescind.benchmarks.reference;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as a service hears it.
 *
 * @param id unique; who has seen it once need not see it again
 */
record Heard(String id, String type, ConsumerRecord<String, byte[]> record) {

  static Heard of(ConsumerRecord<String, byte[]> record) {
    return new Heard(
        header(record, CloudEventHeaders.ID), header(record, CloudEventHeaders.TYPE), record);
  }

  /** The order that is cancelled, which is the key. */
  String order() {
    return record.key();
  }

  String topic() {
    return record.topic();
  }

  byte[] body() {
    return record.value();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}

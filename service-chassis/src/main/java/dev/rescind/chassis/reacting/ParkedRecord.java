package dev.rescind.chassis.reacting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled, or that waits behind one of the same key.
 *
 * @param waiting whether nothing is wrong with it but the one before it
 * @param cause class of the failure
 * @param detail what was wrong; names fields and rules, never values
 * @param parkedAt UTC
 * @param lastTriedAt UTC
 * @param copiedAt when it was copied to the dead-letter topic, UTC
 */
@SuppressWarnings("ArrayRecordComponent") // Carried as it is, never compared or changed.
public record ParkedRecord(
    long id,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    @JsonIgnore byte @Nullable [] value,
    boolean waiting,
    String cause,
    String detail,
    int attempts,
    Instant parkedAt,
    Instant lastTriedAt,
    @Nullable Instant copiedAt) {

  ConsumerRecord<String, byte[]> toKafka() {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(topic, partition, offset, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}

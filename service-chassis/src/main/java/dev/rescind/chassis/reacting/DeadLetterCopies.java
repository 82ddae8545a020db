package dev.rescind.chassis.reacting;

import dev.rescind.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Copies parked records to {@code <topic>.<service>.dlt}, with their cause, for whoever watches. A
 * copy cannot be erased, so that one of somebody's words or contact details goes without them.
 */
final class DeadLetterCopies implements AutoCloseable {

  /** A copy that cannot be made soon is made at the next call; nothing waits for it. */
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          3_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          2_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          3_000,
          ProducerConfig.LINGER_MS_CONFIG,
          0);

  private final ParkedRecords parked;
  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private final String service;

  DeadLetterCopies(ParkedRecords parked, Map<String, Object> broker, String service) {
    this.parked = parked;
    this.service = service;
    Map<String, Object> settings = new HashMap<>(broker);
    settings.putAll(IMPATIENT);
    producers =
        new DefaultKafkaProducerFactory<>(
            settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Copies what is not copied yet; what fails is copied at the next call. */
  void copy() {
    List<ParkedRecord> records = parked.toCopy(100);
    if (records.isEmpty()) {
      return;
    }
    Producer<String, byte[]> producer = producers.createProducer();
    for (ParkedRecord record : records) {
      try {
        producer.send(deadLetter(record)).get();
        parked.copied(record.id());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the dead-letter topic did not take a copy", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    producers.destroy();
  }

  private ProducerRecord<String, byte[]> deadLetter(ParkedRecord record) {
    ProducerRecord<String, byte[]> copy =
        new ProducerRecord<>(
            record.topic() + "." + service + ".dlt",
            record.key(),
            Topic.isPersonal(record.topic()) ? null : record.value());
    record.headers().forEach((name, value) -> header(copy, name, value));
    header(copy, "rescind_cause", record.cause());
    header(copy, "rescind_detail", record.detail());
    header(
        copy, "rescind_origin", record.topic() + "-" + record.partition() + "@" + record.offset());
    return copy;
  }

  private static void header(ProducerRecord<String, byte[]> copy, String name, String value) {
    copy.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

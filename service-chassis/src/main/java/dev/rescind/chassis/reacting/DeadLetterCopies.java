package dev.rescind.chassis.reacting;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Copies parked records to {@code <topic>.<service>.dlt}, with their cause, for whoever watches.
 */
final class DeadLetterCopies {

  private final ParkedRecords parked;
  private final KafkaTemplate<String, byte[]> kafka;
  private final String service;

  DeadLetterCopies(ParkedRecords parked, KafkaTemplate<String, byte[]> kafka, String service) {
    this.parked = parked;
    this.kafka = kafka;
    this.service = service;
  }

  /** Copies what is not copied yet; what fails is copied at the next call. */
  void copy() {
    for (ParkedRecord record : parked.toCopy(100)) {
      try {
        kafka.send(deadLetter(record)).get();
        parked.copied(record.id());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the dead-letter topic did not take a copy", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private ProducerRecord<String, byte[]> deadLetter(ParkedRecord record) {
    ProducerRecord<String, byte[]> copy =
        new ProducerRecord<>(record.topic() + "." + service + ".dlt", record.key(), record.value());
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

package dev.rescind.chassis.publishing;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Sends stored events to one topic as CloudEvents in binary mode. The producer never gives a record
 * up while the broker is away, so a later event of a key cannot overtake an earlier one; what fails
 * all the same closes the producer, and the batch begins again with a new one.
 */
final class KafkaOutlet {

  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");

  private final Supplier<Producer<String, byte[]>> producers;
  private final String topic;
  private final byte[] source;
  private @Nullable Producer<String, byte[]> producer;
  private boolean isOpen;

  KafkaOutlet(Supplier<Producer<String, byte[]>> producers, String topic, String source) {
    this.producers = producers;
    this.topic = topic;
    this.source = bytes(source);
  }

  String topic() {
    return topic;
  }

  /**
   * Sends the events in their order and returns when each is acknowledged.
   *
   * @throws KafkaException if one of them was not; all of them have to be sent again
   */
  void send(List<StoredEvent> events) {
    try {
      Producer<String, byte[]> current = producer();
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
      for (StoredEvent event : events) {
        acknowledgements.add(current.send(toRecord(event)));
      }
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    } catch (ExecutionException e) {
      drop();
      throw new KafkaException("an event was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      drop();
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      drop();
      throw e;
    }
  }

  /** Lets events through. */
  synchronized void open() {
    isOpen = true;
  }

  /** Lets nothing through any more, and drops what is not acknowledged yet. */
  synchronized void shut() {
    isOpen = false;
    drop();
  }

  private synchronized void drop() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private synchronized Producer<String, byte[]> producer() {
    if (!isOpen) {
      throw new KafkaException("the outlet is shut");
    }
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }

  private ProducerRecord<String, byte[]> toRecord(StoredEvent event) {
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

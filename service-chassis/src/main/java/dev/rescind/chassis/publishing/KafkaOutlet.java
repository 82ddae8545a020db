package dev.rescind.chassis.publishing;

import dev.rescind.chassis.tracing.Traced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends stored events to one topic. The producer never gives a record up while the broker is away,
 * so a later event of a key cannot overtake an earlier one; what fails all the same closes the
 * producer, and the batch begins again with a new one.
 */
final class KafkaOutlet {

  private final Supplier<Producer<String, byte[]>> producers;
  private final PublishedForm form;
  private final PublishingSpans spans;
  private final Map<Integer, Long> ends = new HashMap<>();
  private @Nullable Producer<String, byte[]> producer;
  private boolean isOpen;

  KafkaOutlet(
      Supplier<Producer<String, byte[]>> producers, PublishedForm form, PublishingSpans spans) {
    this.producers = producers;
    this.form = form;
    this.spans = spans;
  }

  String topic() {
    return form.topic();
  }

  /**
   * Sends the events in their order and returns when each is acknowledged.
   *
   * @return false if the topic's log was found to end before what was acknowledged earlier: it is
   *     not the log that was written to
   * @throws KafkaException if one of them was not; all of them have to be sent again
   */
  boolean send(List<StoredEvent> events) {
    List<Traced> traced = spans.begin(events);
    try {
      Producer<String, byte[]> current = producer();
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
      for (StoredEvent event : events) {
        acknowledgements.add(current.send(form.of(event)));
      }
      boolean isSame = true;
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        isSame &= continues(acknowledgement.get());
      }
      return isSame;
    } catch (ExecutionException e) {
      drop();
      throw new KafkaException("an event was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      drop();
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      drop();
      throw e;
    } finally {
      traced.forEach(Traced::close);
    }
  }

  /** The broker does not tell the offset of a record that it had already, sent twice. */
  private boolean continues(RecordMetadata acknowledged) {
    if (!acknowledged.hasOffset()) {
      return true;
    }
    Long before = ends.put(acknowledged.partition(), acknowledged.offset());
    return before == null || before < acknowledged.offset();
  }

  /** What was acknowledged earlier was another log's. */
  void beginAnew() {
    ends.clear();
  }

  /** Sends a record beside the events and waits for nothing; what is lost of it is lost. */
  void mention(ProducerRecord<String, byte[]> record) {
    var _ = producer().send(record);
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
}

package dev.rescind.cancellation.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Sends texts to their topic, and gives up after a few seconds: what is sent is read anew before
 * every attempt, so that a text that was erased while the broker was away is never sent.
 */
@Component
class TextOutlet {

  private final Map<String, Object> settings;
  private @Nullable Producer<String, byte[]> producer;

  TextOutlet(KafkaProperties kafka) {
    Map<String, Object> broker = new HashMap<>(kafka.buildProducerProperties());
    broker.put(ProducerConfig.ACKS_CONFIG, "all");
    broker.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    broker.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    broker.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    broker.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
    broker.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
    settings = Map.copyOf(broker);
  }

  /**
   * Sends them in their order and returns when each is acknowledged.
   *
   * @throws KafkaException if one of them was not; all of them have to be sent again
   */
  void send(List<TextRevision> texts) {
    try {
      Producer<String, byte[]> current = producer();
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(texts.size());
      texts.forEach(text -> acknowledgements.add(current.send(text.toRecord())));
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    } catch (ExecutionException e) {
      close();
      throw new KafkaException("a text was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      close();
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Drops what is not acknowledged yet. */
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private synchronized Producer<String, byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }
}

package dev.rescind.chassis.testing;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes as upstream and other services do, and reads what is on a topic. */
public final class TestTopics implements AutoCloseable {

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, TopicReader> readers = new HashMap<>();

  /** Connects to the broker of the tests. */
  public TestTopics() {
    this(RealInfrastructure.bootstrapServers());
  }

  /** Connects to the given broker. */
  public TestTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Publishes the event under a new id and answers the id. */
  public String publish(RescindEvent event) {
    String id = UUID.randomUUID().toString();
    publish(id, event);
    return id;
  }

  /** Publishes the event under the given id; twice for a duplicate. */
  public void publish(String id, RescindEvent event) {
    EventType type = EventCatalogue.typeOf(event.getClass());
    publish(event.topic(), event.key(), id, type.toString(), EventJson.standard().write(event));
  }

  /** Publishes bytes as they are, for poison. */
  public void publish(Topic topic, @Nullable String key, String id, String type, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
    header(record, CloudEventHeaders.SPEC_VERSION, "1.0");
    header(record, CloudEventHeaders.ID, id);
    header(record, CloudEventHeaders.SOURCE, "/test/upstream");
    header(record, CloudEventHeaders.TYPE, type);
    send(record);
  }

  /** Publishes the end of what a key's record says. */
  public void erase(Topic topic, String key) {
    send(new ProducerRecord<>(topic.topicName(), key, null));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Has a service that is stopped read a topic from the beginning again. */
  public static void rewind(String service, Topic topic) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                RealInfrastructure.bootstrapServers()))) {
      Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
      admin
          .listConsumerGroupOffsets(service)
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .stream()
          .filter(partition -> partition.topic().equals(topic.topicName()))
          .forEach(partition -> starts.put(partition, new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(service, starts).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The records of a key on a topic, from the beginning. */
  public List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
    synchronized (readers) {
      return readers
          .computeIfAbsent(topic, name -> new TopicReader(bootstrapServers, name))
          .records(key);
    }
  }

  /** The events of a key on one of our topics, from the beginning, in order. */
  public List<RescindEvent> events(Topic topic, String key) {
    return records(topic.topicName(), key).stream().map(TestTopics::event).toList();
  }

  /** The event that a record carries. */
  public static RescindEvent event(ConsumerRecord<String, byte[]> record) {
    String type =
        new String(
            record.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8);
    return EventJson.standard().read(EventType.parse(type), record.value());
  }

  /** Reads from the beginning again: the topics are others than they were. */
  public void forget() {
    synchronized (readers) {
      readers.values().forEach(TopicReader::close);
      readers.clear();
    }
  }

  @Override
  public void close() {
    producer.close();
    forget();
  }
}

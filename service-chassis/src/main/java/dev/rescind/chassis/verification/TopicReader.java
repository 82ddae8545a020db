package dev.rescind.chassis.verification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to where it ends now; no consumer group takes part. */
final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A broker that says nothing for so long is away. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> settings;
  private final String topic;

  TopicReader(Map<String, Object> broker, String topic) {
    this.topic = topic;
    settings = new HashMap<>(broker);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
  }

  String topic() {
    return topic;
  }

  /** A pass through the topic. */
  interface Pass {

    /** Before the first record: how many there are, on how many partitions. */
    void begin(long records, int partitions);

    void poll(List<ConsumerRecord<byte[], byte[]>> records);
  }

  /**
   * Reads everything.
   *
   * @throws KafkaException if the broker is away
   */
  void read(Pass pass) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      pass.begin(records(consumer.beginningOffsets(partitions), ends), partitions.size());
      long heardNanos = System.nanoTime();
      while (!isAtEnd(consumer, ends)) {
        List<ConsumerRecord<byte[], byte[]>> records = within(consumer, ends);
        if (!records.isEmpty()) {
          heardNanos = System.nanoTime();
          pass.poll(records);
        } else if (System.nanoTime() - heardNanos > PATIENCE.toNanos()) {
          throw new KafkaException(topic + " gives nothing more");
        }
      }
    }
  }

  /** Reads everything, record by record. */
  void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    read(
        new Pass() {
          @Override
          public void begin(long records, int partitions) {}

          @Override
          public void poll(List<ConsumerRecord<byte[], byte[]>> records) {
            records.forEach(each);
          }
        });
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.listTopics().getOrDefault(topic, List.of()).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static long records(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum()
        - begins.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static List<ConsumerRecord<byte[], byte[]>> within(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    var polled = consumer.poll(POLL);
    return polled.partitions().stream()
        .flatMap(partition ->
            polled.records(partition).stream()
                .filter(record -> record.offset() < ends.getOrDefault(partition, 0L)))
        .toList();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

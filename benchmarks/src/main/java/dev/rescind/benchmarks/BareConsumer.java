package dev.rescind.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Polls every partition of the log to its end and throws everything away: the floor under whatever
 * reads a log. It fetches as much at once as a replay does.
 */
final class BareConsumer {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int RECORDS_AT_ONCE = 20_000;
  private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

  private final Map<String, Object> settings;

  BareConsumer(String bootstrapServers) {
    settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            RECORDS_AT_ONCE,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            BYTES_AT_ONCE,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
  }

  /** How many records it threw away, and how long that took. */
  Pace run(List<String> topics) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long begun = System.nanoTime();
      long read = 0;
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        read += consumer.poll(POLL).count();
      }
      return new Pace(read, (System.nanoTime() - begun) / 1_000_000);
    }
  }
}

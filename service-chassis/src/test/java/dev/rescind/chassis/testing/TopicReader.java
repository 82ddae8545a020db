package dev.rescind.chassis.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What is on a topic, by key. It goes on from where it stopped, so that who waits for an event and
 * asks ten times a second does not read the whole topic ten times.
 */
final class TopicReader implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, List<ConsumerRecord<String, byte[]>>> seen = new HashMap<>();

  TopicReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The records of a key, from the beginning to the topic's end of this moment. */
  List<ConsumerRecord<String, byte[]>> records(String key) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer.poll(Duration.ofMillis(200)).forEach(this::see);
    }
    return List.copyOf(seen.getOrDefault(key, List.of()));
  }

  private void see(ConsumerRecord<String, byte[]> record) {
    if (record.key() != null) {
      seen.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}

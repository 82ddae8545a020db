package dev.rescind.reporting.ingest;

import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of all event topics from given positions on. No consumer group takes part:
 * the positions live beside the data.
 */
final class LogReader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogReader.class);

  /** What a person can be reached by or wrote has no place in analytics. */
  static final Set<String> TOPICS =
      Arrays.stream(Topic.values())
          .filter(topic -> topic.retention() == Topic.Retention.FOR_EVER)
          .map(Topic::topicName)
          .collect(Collectors.toUnmodifiableSet());

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  LogReader(Consumer<byte[], byte[]> consumer, RecordReader reader, List<Position> kept) {
    this.consumer = consumer;
    this.reader = reader;
    kept.forEach(position -> positions.put(position.topicPartition(), position.offset()));
  }

  /**
   * Takes in partitions that were not there before, from their kept position or their beginning.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if the broker does not answer in time
   */
  void discover(Duration timeout) {
    Set<TopicPartition> wanted = new HashSet<>(consumer.assignment());
    consumer.listTopics(timeout).values().stream()
        .flatMap(List::stream)
        .filter(partition -> TOPICS.contains(partition.topic()))
        .map(LogReader::topicPartition)
        .forEach(wanted::add);
    Set<TopicPartition> added = new HashSet<>(wanted);
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(added, timeout);
      consumer.assign(wanted);
      beginnings.forEach(positions::putIfAbsent);
      beginAnewWhereCut(beginnings, consumer.endOffsets(added, timeout));
      added.forEach(one -> consumer.seek(one, position(one)));
    }
  }

  /**
   * A log that does not reach to where it was read is not the one that was read, and one that
   * begins later was cut: both are read from where they begin. Events that come again are dropped.
   */
  private void beginAnewWhereCut(
      Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
    beginnings.forEach((partition, begin) -> {
      long kept = position(partition);
      if (kept < begin || kept > ends.getOrDefault(partition, begin)) {
        log.warn(
            "{} was read up to {}, but goes from {} to {}; it is read from its beginning",
            partition,
            kept,
            begin,
            ends.get(partition));
        positions.put(partition, begin);
      }
    });
  }

  Batch poll(Duration timeout) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
    List<Reading> readings = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      readings.add(reader.read(record));
    }
    List<Position> next = new ArrayList<>();
    records
        .nextOffsets()
        .forEach((partition, to) -> {
          next.add(new Position(partition, to.offset()));
          positions.put(partition, to.offset());
        });
    return new Batch(readings, next);
  }

  /** How far every partition is read; what is not known yet is left out of the lag. */
  List<Progress> progress() {
    return consumer.assignment().stream().map(this::progress).sorted().toList();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
  }

  private Progress progress(TopicPartition partition) {
    OptionalLong lag = consumer.currentLag(partition);
    return new Progress(
        partition.topic(),
        partition.partition(),
        position(partition),
        lag.isPresent() ? lag.getAsLong() : null);
  }

  private long position(TopicPartition partition) {
    return Objects.requireNonNull(positions.get(partition), () -> "no position of " + partition);
  }

  private static TopicPartition topicPartition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}

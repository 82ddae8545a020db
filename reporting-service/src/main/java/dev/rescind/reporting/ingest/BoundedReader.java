package dev.rescind.reporting.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the log from given positions to given positions and not a record further, so that two
 * databases can be brought to the very same place.
 */
public final class BoundedReader implements AutoCloseable {

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Long> bounds = new HashMap<>();

  BoundedReader(Consumer<byte[], byte[]> consumer, RecordReader reader, List<Position> from) {
    this.consumer = consumer;
    this.reader = reader;
    from.forEach(position -> positions.put(position.topicPartition(), position.offset()));
  }

  /**
   * Sets how far to read; never less far than before.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if the broker does not answer in time
   */
  public void until(List<Position> to, Duration timeout) {
    to.forEach(position -> bounds.merge(position.topicPartition(), position.offset(), Math::max));
    Set<TopicPartition> added = new HashSet<>(bounds.keySet());
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(added, timeout);
      consumer.assign(bounds.keySet());
      beginnings.forEach(positions::putIfAbsent);
      added.forEach(one -> consumer.seek(one, position(one)));
    }
    consumer.resume(consumer.paused());
    consumer.pause(bounds.keySet().stream().filter(one -> rest(one) == 0).toList());
  }

  /** How many offsets are left to read. */
  public long rest() {
    return bounds.keySet().stream().mapToLong(this::rest).sum();
  }

  /** Reads on; what comes is read by all cores. */
  public Batch poll(Duration timeout) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
    List<ConsumerRecord<byte[], byte[]>> wanted = new ArrayList<>(records.count());
    List<Position> next = new ArrayList<>();
    records
        .nextOffsets()
        .forEach((partition, after) -> {
          long bound = bound(partition);
          records.records(partition).stream()
              .filter(record -> record.offset() < bound)
              .forEach(wanted::add);
          advance(partition, Math.min(after.offset(), bound));
          next.add(new Position(partition, position(partition)));
        });
    return new Batch(wanted.parallelStream().map(reader::read).toList(), next);
  }

  private void advance(TopicPartition partition, long to) {
    positions.put(partition, to);
    if (rest(partition) == 0) {
      consumer.seek(partition, to);
      consumer.pause(List.of(partition));
    }
  }

  private long rest(TopicPartition partition) {
    return Math.max(0, bound(partition) - position(partition));
  }

  private long bound(TopicPartition partition) {
    return bounds.getOrDefault(partition, 0L);
  }

  private long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
  }
}

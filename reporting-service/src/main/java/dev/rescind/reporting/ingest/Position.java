package dev.rescind.reporting.ingest;

import org.apache.kafka.common.TopicPartition;

/**
 * A place in the log.
 *
 * @param offset of the record, or of the next one to read
 */
public record Position(String topic, int partition, long offset) {

  Position(TopicPartition partition, long offset) {
    this(partition.topic(), partition.partition(), offset);
  }

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }
}

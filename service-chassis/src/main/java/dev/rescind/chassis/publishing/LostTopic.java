package dev.rescind.chassis.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Looks at what a topic holds, to tell a copy from a topic that has to be filled again. */
final class LostTopic {

  private final Map<String, Object> broker;
  private final String topic;

  LostTopic(Map<String, Object> broker, String topic) {
    this.broker = Map.copyOf(broker);
    this.topic = topic;
  }

  /**
   * How many records the topic holds.
   *
   * @throws KafkaException if the broker does not tell
   */
  long records() {
    try (Admin admin = Admin.create(broker)) {
      List<TopicPartition> partitions = partitions(admin);
      return sum(offsets(admin, partitions, OffsetSpec.latest()))
          - sum(offsets(admin, partitions, OffsetSpec.earliest()));
    } catch (ExecutionException e) {
      throw new KafkaException(topic + " could not be looked at", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Takes everything off the topic.
   *
   * @throws KafkaException if the broker does not do it
   */
  void clear() {
    try (Admin admin = Admin.create(broker)) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      offsets(admin, partitions(admin), OffsetSpec.latest())
          .forEach(
              (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
      admin.deleteRecords(all).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException(topic + " could not be cleared", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private List<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
        .flatMap(description -> description.partitions().stream())
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    return admin.listOffsets(asked).all().get();
  }

  private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
    return offsets.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
  }
}

package dev.rescind.chassis.reacting;

import dev.rescind.chassis.topics.TopicIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Reads a topic from its start where it is not the one that the offsets are of: a topic that was
 * lost and filled again has other offsets for the same events, and who went on at the old ones
 * would miss some. What comes a second time meets the inbox.
 */
final class ListenedTopics implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(ListenedTopics.class);
  private static final String NOTE =
      """
      insert into listened_topics (topic, topic_partition, topic_id) values (?, ?, ?)
      on conflict (topic, topic_partition) do update set topic_id = excluded.topic_id
      """;

  private final JdbcTemplate jdbc;
  private final TopicIds ids;
  private final Map<TopicPartition, Optional<String>> assigned = new ConcurrentHashMap<>();

  ListenedTopics(JdbcTemplate jdbc, TopicIds ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  /** Whether a topic was seen to be another one since its partitions were assigned. */
  boolean isAnyReplaced() {
    return assigned.entrySet().stream()
        .anyMatch(entry ->
            ids.id(entry.getKey().topic())
                .filter(now -> !now.equals(entry.getValue().orElse(null)))
                .isPresent());
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> assigned.put(partition, Optional.empty()));
    Map<TopicPartition, String> known = known();
    for (TopicPartition partition : partitions) {
      ids.id(partition.topic()).ifPresent(id -> settle(partition, id, known, consumer));
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(assigned::remove);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(assigned::remove);
  }

  private void settle(
      TopicPartition partition,
      String id,
      Map<TopicPartition, String> known,
      Consumer<?, ?> consumer) {
    String before = known.get(partition);
    if (before != null && !before.equals(id)) {
      log.warn("{} was created anew and is read from its start", partition);
      long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      consumer.seek(partition, start);
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(start)));
    }
    if (!id.equals(before)) {
      jdbc.update(NOTE, partition.topic(), partition.partition(), id);
    }
    assigned.put(partition, Optional.of(id));
  }

  private Map<TopicPartition, String> known() {
    Map<TopicPartition, String> known = new HashMap<>();
    jdbc.query(
        "select topic, topic_partition, topic_id from listened_topics",
        row -> {
          known.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getString(3));
        });
    return known;
  }
}

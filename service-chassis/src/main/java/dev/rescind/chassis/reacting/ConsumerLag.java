package dev.rescind.chassis.reacting;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many records of each topic the service has not committed yet. Asked of the broker and not of
 * the listener: one that has stopped would say nothing, and one that is stuck with a batch in hand
 * would say nothing is left.
 */
final class ConsumerLag implements FigureSource, AutoCloseable {

  private static final Kind LAG =
      Kind.number("rescind.listener.lag", "Records on the broker that are not dealt with yet");
  private static final long PATIENCE_SECONDS = 5;

  private final Supplier<Admin> admins;
  private final String group;
  private final Set<Topic> topics;
  private @Nullable Admin admin;

  ConsumerLag(Supplier<Admin> admins, String group, Set<Topic> topics) {
    this.admins = admins;
    this.group = group;
    this.topics = Set.copyOf(topics);
  }

  @Override
  public String name() {
    return "consumer-lag";
  }

  @Override
  public List<Figure> ask() {
    Admin broker = broker();
    Map<TopicPartition, Long> ends = offsets(broker, partitions(broker), OffsetSpec.latest());
    Map<TopicPartition, Long> begun = begun(broker, ends.keySet());
    return topics.stream()
        .map(topic -> LAG.is(lag(topic, ends, begun), "topic", topic.topicName()))
        .toList();
  }

  private synchronized Admin broker() {
    if (admin == null) {
      admin = admins.get();
    }
    return admin;
  }

  private static long lag(
      Topic topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begun) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().topic().equals(topic.topicName()))
        .mapToLong(
            end -> Math.max(0, end.getValue() - begun.getOrDefault(end.getKey(), end.getValue())))
        .sum();
  }

  private List<TopicPartition> partitions(Admin broker) {
    List<String> names = topics.stream().map(Topic::topicName).toList();
    return answer(broker.describeTopics(names).allTopicNames()).values().stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  /** Where the group goes on: what it committed, and the beginning where it has not yet. */
  private Map<TopicPartition, Long> begun(Admin broker, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> begun = new HashMap<>();
    answer(broker.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((partition, committed) ->
            Optional.ofNullable(committed)
                .ifPresent(offset -> begun.put(partition, offset.offset())));
    List<TopicPartition> untouched =
        partitions.stream().filter(partition -> !begun.containsKey(partition)).toList();
    begun.putAll(offsets(broker, untouched, OffsetSpec.earliest()));
    return begun;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin broker, Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(broker.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker does not tell offsets", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while asking for offsets", e);
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      // Questions that a broker which is away will not answer are not waited for.
      admin.close(Duration.ofSeconds(1));
      admin = null;
    }
  }
}

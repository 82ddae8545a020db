package dev.rescind.benchmarks;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.InstantText;
import dev.rescind.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A plain consumer beside the platform: how long after an event was recorded it hears it, and how
 * long after the approval the refund was recorded as issued. Recorded is before the commit, so what
 * the commit takes is in both.
 */
final class Delays implements AutoCloseable {

  private static final List<Topic> HEARD =
      List.of(Topic.CANCELLATIONS, Topic.REFUNDS, Topic.AVAILABILITY, Topic.NOTIFICATIONS);

  private final Clock clock;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<String, Instant> approved = new HashMap<>();
  private final Map<String, Instant> issued = new HashMap<>();
  private List<Long> toConsumer = new ArrayList<>();
  private List<Long> toRefund = new ArrayList<>();

  Delays(String bootstrapServers, Clock clock) {
    this.clock = clock;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        HEARD.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("delays").start(this::listen);
  }

  /**
   * What was heard since the last time.
   *
   * @param toConsumer microseconds of each event, sorted
   * @param toRefund microseconds of each refund, sorted
   */
  record Heard(List<Long> toConsumer, List<Long> toRefund) {}

  synchronized Heard take() {
    Heard heard =
        new Heard(toConsumer.stream().sorted().toList(), toRefund.stream().sorted().toList());
    toConsumer = new ArrayList<>();
    toRefund = new ArrayList<>();
    return heard;
  }

  private void listen() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(1));
        Instant now = clock.instant();
        records.forEach(record -> note(record, now));
      }
    } catch (WakeupException stopped) {
      return;
    }
  }

  private synchronized void note(ConsumerRecord<String, byte[]> record, Instant now) {
    Instant recorded = InstantText.parse(header(record, CloudEventHeaders.TIME));
    toConsumer.add(micros(recorded, now));
    String type = header(record, CloudEventHeaders.TYPE);
    if (type.startsWith("CancellationApproved.")) {
      approved.put(record.key(), recorded);
    } else if (type.startsWith("RefundIssued.")) {
      issued.put(record.key(), recorded);
    }
    if (Stream.of(approved, issued).allMatch(half -> half.containsKey(record.key()))) {
      toRefund.add(
          micros(
              Objects.requireNonNull(approved.remove(record.key())),
              Objects.requireNonNull(issued.remove(record.key()))));
    }
  }

  private static long micros(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1_000;
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

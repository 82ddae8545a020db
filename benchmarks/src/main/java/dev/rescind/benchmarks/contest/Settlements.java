package dev.rescind.benchmarks.contest;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears on a topic when the cancellation of an order is settled. */
public final class Settlements implements AutoCloseable {

  /** So many in flight on a busy machine may well take a minute. */
  private static final int PATIENCE_SECONDS = 300;

  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;

  /**
   * Listens from now on.
   *
   * @param topic carries {@code CancellationSettled} under the key of the order
   */
  public Settlements(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name(topic + "-settlements").start(this::listen);
  }

  /** Of an order whose cancellation is asked for after this. */
  public Settlement of(String order) {
    return new Settlement(order, awaited.computeIfAbsent(order, key -> new CompletableFuture<>()));
  }

  /** One that is waited for. */
  public record Settlement(String order, Future<Void> heard) {

    /**
     * Returns when it was heard.
     *
     * @throws IllegalStateException if it was not within five minutes
     */
    public void await() throws InterruptedException, ExecutionException {
      try {
        heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new IllegalStateException(order + " was not settled within five minutes", e);
      }
    }
  }

  private void listen() {
    try {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (isSettlement(record)) {
            CompletableFuture<Void> waiting = awaited.remove(record.key());
            if (waiting != null) {
              waiting.complete(null);
            }
          }
        }
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  private static boolean isSettlement(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
    return type != null
        && new String(type.value(), StandardCharsets.UTF_8).startsWith("CancellationSettled.");
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

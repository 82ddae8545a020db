package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final String TOPIC = "orders";

  @TempDir Path home;
  private final Ports ports = FreePorts.ten();

  @Test
  void keepsRecordsAndClusterIdOverRestarts() throws Exception {
    String clusterId;
    try (EmbeddedBroker broker = start()) {
      clusterId = clusterId(broker);
      create(broker, TOPIC);
      send(broker, "first");
      broker.restart();
      send(broker, "second");
    }
    try (EmbeddedBroker broker = start()) {
      assertThat(read(broker, 2)).containsExactly("first", "second");
      assertThat(clusterId(broker)).isEqualTo(clusterId);
    }
  }

  @Test
  void createsNoTopicUnasked() throws Exception {
    try (EmbeddedBroker broker = start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void saysWhyItCannotStart() throws Exception {
    try (ServerSocket held = FreePorts.hold(ports.broker())) {
      assertThat(held.isBound()).isTrue();
      assertThatThrownBy(this::start).isInstanceOf(Refusal.class).hasMessageContaining("Kafka");
    }
  }

  @Test
  void refusesPathThatKafkaWouldSplit() {
    assertThatThrownBy(() -> EmbeddedBroker.start(home.resolve("a,b"), 1, 2))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("comma");
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(home, ports.broker(), ports.controller());
  }

  private static String clusterId(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.describeCluster().clusterId().get(60, TimeUnit.SECONDS);
    }
  }

  private static void create(EmbeddedBroker broker, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
  }

  private static void send(EmbeddedBroker broker, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(60, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(EmbeddedBroker broker, int count) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}

package dev.rescind.chassis.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.AnchorFile;
import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.chassis.testing.TestDatabase;
import dev.rescind.chassis.topics.TopicIds;
import dev.rescind.chassis.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An event store and a topic of one partition of their own, with publishers between them. */
public final class PublisherRig implements AutoCloseable {

  private static final String INSERT =
      """
      insert into events (stream_id, sequence, stream_type, event_id, event_type, event_version,
        recorded_at, payload, metadata)
      values (?, 0, 'Rig', ?, 'RefundScheduled', '1', '2026-03-01T12:00:00Z', ?, ?)
      """;

  public final TestDatabase database = TestDatabase.create();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String bootstrapServers;
  private final String topic = "rig-" + UUID.randomUUID();
  private final List<EventPublisher> publishers = new ArrayList<>();
  private final String anchors;
  private volatile String topicId = "first";

  public PublisherRig() {
    this(RealInfrastructure.bootstrapServers());
  }

  PublisherRig(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.anchors = temporary();
    administer(admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
  }

  /** Deletes the topic and creates it anew. */
  public void loseTopic() {
    administer(admin -> admin.deleteTopics(List.of(topic)).all());
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> {
          administer(admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
          return true;
        });
  }

  private void administer(Function<Admin, Future<?>> work) {
    try (Admin admin = Admin.create(broker())) {
      work.apply(admin).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String temporary() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "anchors"));
      return Files.createTempDirectory(parent, "rig").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A publisher that runs, with what it tells of its health. */
  public record Running(EventPublisher publisher, PublisherMetrics metrics) {}

  public Running start() {
    PublisherMetrics metrics = new PublisherMetrics(new SimpleMeterRegistry());
    EventPublisher publisher =
        new EventPublisher(PublisherSession.of(database, "rig-publisher"), destination(), metrics);
    publishers.add(publisher);
    publisher.start();
    return new Running(publisher, metrics);
  }

  private Destination destination() {
    Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
    TopicIds ids = name -> Optional.of(topicId).filter(id -> name.equals(topic));
    return new Destination(
        PublishingConfiguration.outlet(broker, form(), Tracing.off()),
        new AnchorKeeper("rig", anchorFile(), ids, Duration.ZERO, Clock.systemUTC()),
        new LostTopic(broker, topic),
        ids,
        Duration.ofMillis(200));
  }

  public PublishedForm form() {
    return new PublishedForm(topic, "/rescind/rig");
  }

  /** The file of the anchors. */
  public Path anchorsPath() {
    return Path.of(anchors, "rig.jsonl");
  }

  public AnchorFile anchorFile() {
    return new AnchorFile(anchors, "rig");
  }

  /** What was put down outside the database. */
  public List<Anchor> anchors() {
    return anchorFile().read().anchors();
  }

  /** What the broker calls the topic, as the publisher is told. */
  void topicId(String id) {
    topicId = id;
  }

  public Connection connect() throws SQLException {
    return database.connect();
  }

  /** Stores an event and commits. */
  void store(String key) throws SQLException {
    try (Connection connection = connect()) {
      store(connection, key);
    }
  }

  static void store(Connection connection, String key) throws SQLException {
    store(connection, key, "{\"of\":\"" + key + "\"}", "{}");
  }

  static void store(Connection connection, String key, String payload, String metadata)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, key);
      insert.setString(2, "id-" + key);
      insert.setBytes(3, payload.getBytes(UTF_8));
      insert.setBytes(4, metadata.getBytes(UTF_8));
      insert.executeUpdate();
    }
  }

  /** Stores an event of a stream and commits; the database seals it. */
  public void store(String stream, long sequence) throws SQLException {
    change(
        """
        insert into events (stream_id, sequence, stream_type, event_id, event_type, event_version,
          recorded_at, payload, metadata)
        values (?, ?, 'Rig', ?, 'RefundScheduled', '1', '2026-03-01T12:00:00Z', '{"a":1}', '{}')
        """,
        stream,
        sequence,
        stream + "-" + sequence);
  }

  /** Does something to the database that nobody should; answers how many rows it changed. */
  public int change(String sql, Object... arguments) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Puts a record on the topic, beside the publisher. */
  public void forge(ProducerRecord<String, byte[]> record) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes the topic's records before this offset away. */
  public void loseRecords(long before) {
    Map<TopicPartition, RecordsToDelete> lost =
        Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before));
    administer(admin -> admin.deleteRecords(lost).all());
  }

  public Map<String, Object> broker() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  /** The keys of what is stored, in store order. */
  List<String> stored() throws SQLException {
    return column("select stream_id from events order by position");
  }

  public long position() throws SQLException {
    return Long.parseLong(column("select position from publisher_position").getFirst());
  }

  void cutPublishers() throws SQLException {
    column(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'rig-publisher' and datname = current_database()
        """);
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** The keys of what is on the topic, in its order. */
  public List<String> published() {
    return records().stream().map(ConsumerRecord::key).toList();
  }

  List<ConsumerRecord<String, byte[]>> records() {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  public String topic() {
    return topic;
  }

  KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    publishers.forEach(EventPublisher::stop);
  }
}

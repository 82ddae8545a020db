package dev.rescind.reporting.ingest;

import dev.rescind.events.EventJson;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens the log at given positions. */
final class LogReaders {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int BYTES_WORTH_A_BATCH = 64 * 1024;

  private final Map<String, Object> settings;
  private final RecordReader reader = new RecordReader(EventJson.standard());

  /**
   * @param connection how the broker is reached
   */
  LogReaders(Map<String, Object> connection, IngestProperties properties) {
    settings = new HashMap<>(connection);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.putAll(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "reporting-service",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            // A position that the broker does not have is a fault to be seen, never a place to skip
            // to.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            properties.batch(),
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
            BYTES_WORTH_A_BATCH,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            Math.toIntExact(properties.gather().toMillis())));
  }

  /**
   * The broker's ids of all topics: one that was created anew has another.
   *
   * @throws KafkaException if the broker does not tell
   */
  Map<String, String> topicIds() {
    Map<String, Object> connection = new HashMap<>(settings);
    connection.keySet().retainAll(AdminClientConfig.configNames());
    connection.put(AdminClientConfig.CLIENT_ID_CONFIG, "reporting-service-topics");
    connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    try (Admin admin = Admin.create(connection)) {
      Map<String, String> ids = new HashMap<>();
      admin.listTopics().listings().get().stream()
          .filter(topic -> LogReader.TOPICS.contains(topic.name()))
          .forEach(topic -> ids.put(topic.name(), topic.topicId().toString()));
      return ids;
    } catch (ExecutionException e) {
      throw new KafkaException("the topics could not be listed", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  LogReader open(List<Position> from) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new LogReader(new KafkaConsumer<>(settings, bytes, bytes), reader, from);
  }
}

package dev.rescind.reporting.ingest;

import dev.rescind.events.EventJson;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens the log at given positions. */
final class LogReaders {

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

  /** Opens a view on the topics as the broker has them. */
  LogTopics topics() {
    return LogTopics.on(settings);
  }

  LogReader open(List<Position> from) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new LogReader(new KafkaConsumer<>(settings, bytes, bytes), reader, from);
  }
}

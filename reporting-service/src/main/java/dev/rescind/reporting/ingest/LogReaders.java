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
public final class LogReaders {

  private static final int BYTES_WORTH_A_BATCH = 64 * 1024;

  /** A batch of a replay: large enough for two threads, small enough to die young in the heap. */
  private static final int RECORDS_AT_ONCE = 4_000;

  private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

  private final Map<String, Object> settings;
  private final RecordReader reader = new RecordReader(EventJson.standard());

  /**
   * @param connection how the broker is reached
   */
  public LogReaders(Map<String, Object> connection, IngestProperties properties) {
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

  /** Opens the log for a replay, which reads a lot at once and no further than it is told. */
  public BoundedReader openBounded(List<Position> from) {
    Map<String, Object> large = new HashMap<>(settings);
    large.put(ConsumerConfig.CLIENT_ID_CONFIG, "reporting-service-replay");
    large.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
    large.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE);
    large.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new BoundedReader(new KafkaConsumer<>(large, bytes, bytes), reader, from);
  }

  LogReader open(List<Position> from) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new LogReader(new KafkaConsumer<>(settings, bytes, bytes), reader, from);
  }
}

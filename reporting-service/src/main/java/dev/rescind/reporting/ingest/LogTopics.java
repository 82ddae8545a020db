package dev.rescind.reporting.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The event topics as the broker has them. */
final class LogTopics implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 5_000;

  private final Admin admin;

  private LogTopics(Admin admin) {
    this.admin = admin;
  }

  static LogTopics on(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "reporting-service-topics");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return new LogTopics(Admin.create(settings));
  }

  /**
   * The broker's ids of the topics: one that was created anew has another.
   *
   * @throws KafkaException if the broker does not tell
   */
  Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    try {
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

  @Override
  public void close() {
    admin.close();
  }
}

package dev.rescind.chassis.reacting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, before anything publishes or listens; where the broker is
 * away at that moment, as soon as it is there. Changes no topic: one more partition would tear the
 * order of its keys.
 */
final class TopicsCreation implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicsCreation.class);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<NewTopic> topics;
  private final Map<String, Object> broker;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  TopicsCreation(List<NewTopic> topics, Map<String, Object> broker) {
    this.topics = List.copyOf(topics);
    this.broker = Map.copyOf(broker);
  }

  @Override
  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    stopped = stop;
    if (!create()) {
      Thread.ofVirtual().name("topics").start(() -> createUntil(stop));
    }
  }

  private void createUntil(CountDownLatch stop) {
    try {
      while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (create()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean create() {
    try (Admin admin = Admin.create(impatient())) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream().filter(topic -> !present.contains(topic.name())).toList();
      for (var created : admin.createTopics(missing).values().values()) {
        awaitUnlessPresent(created);
      }
      return true;
    } catch (ExecutionException e) {
      log.warn("Topics are to be created later: {}", String.valueOf(e.getCause()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void awaitUnlessPresent(Future<Void> created)
      throws ExecutionException, InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private Map<String, Object> impatient() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return settings;
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  /** Before the publisher, whose phase is 0. */
  @Override
  public int getPhase() {
    return -1;
  }
}

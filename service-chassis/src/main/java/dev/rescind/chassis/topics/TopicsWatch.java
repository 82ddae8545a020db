package dev.rescind.chassis.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, before anything publishes or listens, and looks every few
 * seconds whether one was lost meanwhile. Changes no topic: one more partition would tear the order
 * of its keys.
 */
public final class TopicsWatch implements SmartLifecycle, TopicIds {

  private static final Logger log = LoggerFactory.getLogger(TopicsWatch.class);
  private static final int PATIENCE_MILLIS = 5_000;

  private final Supplier<List<NewTopic>> wanted;
  private final Map<String, Object> broker;
  private final Duration lookEvery;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private List<NewTopic> topics = List.of();
  private volatile Map<String, String> ids = Map.of();
  private boolean isAway;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  /**
   * Watches over these topics.
   *
   * @param wanted asked when it starts
   */
  public TopicsWatch(
      Supplier<List<NewTopic>> wanted, Map<String, Object> broker, Duration lookEvery) {
    this.wanted = wanted;
    this.broker = impatient(broker);
    this.lookEvery = lookEvery;
  }

  private static Map<String, Object> impatient(Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  /** Calls the listener after every look. */
  public void afterLook(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public Optional<String> id(String topic) {
    return Optional.ofNullable(ids.get(topic));
  }

  @Override
  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    stopped = stop;
    topics = wanted.get();
    Admin admin = Admin.create(broker);
    look(admin);
    Thread.ofVirtual().name("topics").start(() -> lookUntil(stop, admin));
  }

  private void lookUntil(CountDownLatch stop, Admin admin) {
    try (admin) {
      while (!stop.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
        look(admin);
        listeners.forEach(TopicsWatch::tell);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      log.warn("What was seen of the topics is acted upon at the next look", e);
    }
  }

  private void look(Admin admin) {
    try {
      Map<String, String> present = present(admin);
      List<NewTopic> missing =
          topics.stream().filter(topic -> !present.containsKey(topic.name())).toList();
      if (missing.isEmpty()) {
        ids = present;
      } else {
        create(missing, admin);
        ids = present(admin);
      }
      isAway = false;
    } catch (ExecutionException e) {
      if (!isAway) {
        log.warn("Topics are looked at later: {}", String.valueOf(e.getCause()));
      }
      isAway = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> present(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, String> present = new HashMap<>();
    for (TopicListing topic : admin.listTopics().listings().get()) {
      present.put(topic.name(), topic.topicId().toString());
    }
    return Map.copyOf(present);
  }

  private static void create(List<NewTopic> missing, Admin admin)
      throws ExecutionException, InterruptedException {
    log.info("Creating the topics {}", missing.stream().map(NewTopic::name).toList());
    for (Future<Void> created : new ArrayList<>(admin.createTopics(missing).values().values())) {
      awaitUnlessPresent(created);
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

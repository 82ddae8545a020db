package dev.rescind.reporting.ingest;

import static dev.rescind.reporting.fixtures.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Topic;
import dev.rescind.reporting.fixtures.EventTopics;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestLoopTest {

  private static final IngestProperties QUICK =
      new IngestProperties(
          5_000, Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(400));

  @TempDir Path directory;
  private final IngestState state = new IngestState();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final String order = UUID.randomUUID().toString();
  private final Story story = new Story(order, "merchant", Instant.parse("2026-03-01T10:00:00Z"));
  private TestIngest ingest;
  private @Nullable Generations beside;
  private IngestLoop loop;

  @BeforeAll
  static void createTopics() throws ExecutionException, InterruptedException {
    EventTopics.create();
  }

  @BeforeEach
  void open() {
    start(RealInfrastructure.bootstrapServers());
  }

  @AfterEach
  void close() {
    loop.stop();
    ingest.close();
    if (beside != null) {
      beside.close();
    }
  }

  @Test
  void readsEveryTopicButContactsAndGoesOnWhereItStopped() {
    try (TestTopics topics = new TestTopics()) {
      story.cancelledAndSettled().forEach(event -> topics.publish(id(event), event));
      eventually().until(() -> events() == 7);
      loop.stop();
      ingest.close();

      story.cancelledAndSettled().forEach(event -> topics.publish(id(event), event));
      topics.publish(id(story.completed()), story.completed());
      start(RealInfrastructure.bootstrapServers());

      eventually().until(() -> events() == 8);
      eventually().until(() -> lag() == 0);
      assertThat(events()).isEqualTo(8);
      assertThat(ingest.count("select count(*) from kafka_offsets where topic = 'contacts'"))
          .isZero();
      Counter twice =
          registry.get("rescind.reporting.duplicates").tag("topic", "refunds").counter();
      eventually().until(() -> twice.count() > 0);
    }
  }

  @Test
  void noticesPartitionsThatAreAddedLater() throws ExecutionException, InterruptedException {
    eventually().until(() -> state.trouble() == null);

    int partitions = EventTopics.grow(Topic.CANCELLATION_REQUESTS);

    eventually()
        .until(() ->
            state.progress().stream()
                    .filter(one -> one.topic().equals(Topic.CANCELLATION_REQUESTS.topicName()))
                    .count()
                == partitions);
  }

  @Test
  void saysThatTheBrokerIsAwayAndStopsAllTheSame() {
    loop.stop();
    ingest.close();
    start("127.0.0.1:1");

    eventually().until(() -> String.valueOf(state.trouble()).startsWith("log: "));
    assertThat(new IngestHealth(state).health().getStatus().getCode()).isEqualTo("DOWN");
    loop.stop();
    assertThat(loop.isRunning()).isFalse();
  }

  @Test
  void standsStillWhileTheDatabaseFailsAndCatchesUpAfterwards() {
    eventually().until(() -> state.trouble() == null);
    change("alter table refund_facts add column unexpected integer");
    try (TestTopics topics = new TestTopics()) {
      story.cancelledAndSettled().forEach(event -> topics.publish(id(event), event));

      eventually().until(() -> String.valueOf(state.trouble()).startsWith("database: "));
      eventually().until(() -> new IngestHealth(state).health().getDetails().containsKey("cause"));

      change("alter table refund_facts drop column unexpected");
      eventually().until(() -> events() == 7);
      eventually().until(() -> state.trouble() == null);
      assertThat(ingest.count("select count(*) from refunds where order_id = '" + order + "'"))
          .isEqualTo(1);
    }
  }

  private void start(String broker) {
    ingest = new TestIngest(directory);
    loop =
        new IngestLoop(
            new LogReaders(Map.of("bootstrap.servers", broker), QUICK),
            ingest.writer(),
            state,
            new IngestMetrics(registry, state, Clock.systemUTC()),
            QUICK,
            Clock.systemUTC());
    loop.start();
  }

  /** Changes the schema beside the ingest, as often as it takes to get in between. */
  private void change(String sql) {
    Generations second = beside == null ? TestIngest.open(directory) : beside;
    beside = second;
    eventually()
        .ignoreException(StoreException.class)
        .until(() ->
            second
                .liveStore()
                .inTransaction(transaction -> {
                  transaction.execute(sql);
                  return true;
                }));
  }

  private long events() {
    return ingest.count(
        "select count(*) from events where key in ('%s', '%s-slot')".formatted(order, order));
  }

  private long lag() {
    long lag = 0;
    for (Topic topic : Topic.values()) {
      lag += state.lag(topic.topicName());
    }
    return lag;
  }

  private static String id(RescindEvent event) {
    return event.getClass().getSimpleName() + "-" + event.key();
  }
}

package dev.rescind.chassis.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.publishing.PublisherRig.Running;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PublisherTest {

  @AutoClose private final PublisherRig rig = new PublisherRig();

  @Test
  void anEventIsPublishedAsItIsStoredWithItsEnvelope() throws Exception {
    try (Connection connection = rig.connect()) {
      PublisherRig.store(
          connection,
          "o1",
          "{\"b\": 1, \"a\":\"\u00e9\"}",
          """
          {"correlationid":"case-1","causationid":"event-0","traceparent":"00-trace","other":"x"}
          """);
      PublisherRig.store(connection, "outbox/once", "{}", "{\"key\":\"o2\"}");
    }
    rig.start();
    await().until(() -> rig.published().size() == 2);

    ConsumerRecord<String, byte[]> record = rig.records().getFirst();
    assertThat(record.key()).isEqualTo("o1");
    assertThat(record.value()).isEqualTo("{\"b\": 1, \"a\":\"\u00e9\"}".getBytes(UTF_8));
    assertThat(headers(record))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "id-o1",
                "ce_source", "/rescind/rig",
                "ce_type", "RefundScheduled.v1",
                "ce_subject", "o1",
                "ce_time", "2026-03-01T12:00:00Z",
                "content-type", "application/json",
                "ce_correlationid", "case-1",
                "ce_causationid", "event-0",
                "ce_traceparent", "00-trace"));
    ConsumerRecord<String, byte[]> fromOutbox = rig.records().getLast();
    assertThat(fromOutbox.key()).isEqualTo("o2");
    assertThat(headers(fromOutbox))
        .containsEntry("ce_subject", "o2")
        .doesNotContainKeys("ce_correlationid", "ce_causationid", "ce_traceparent");
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }

  @Test
  void anEventThatCommitsLateIsNotOvertaken() throws Exception {
    rig.start();
    try (Connection slow = rig.connect()) {
      slow.setAutoCommit(false);
      PublisherRig.store(slow, "late");
      rig.store("early");
      await()
          .during(Duration.ofMillis(700))
          .atMost(Duration.ofMinutes(1))
          .until(() -> rig.published().isEmpty());
      slow.commit();
    }

    await().until(() -> rig.published(), List.of("late", "early")::equals);
  }

  @Test
  void anEventThatIsRolledBackHoldsNobodyBack() throws Exception {
    rig.start();
    try (Connection slow = rig.connect()) {
      slow.setAutoCommit(false);
      PublisherRig.store(slow, "never");
      rig.store("early");
      await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofMinutes(1))
          .until(() -> rig.published().isEmpty());
      slow.rollback();
    }

    await().until(() -> rig.published(), List.of("early")::equals);
  }

  @Test
  void aGapThatWasThereBeforeTheStartIsWaitedForToo() throws Exception {
    try (Connection slow = rig.connect()) {
      slow.setAutoCommit(false);
      PublisherRig.store(slow, "late");
      rig.store("early");
      rig.start();
      await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofMinutes(1))
          .until(() -> rig.published().isEmpty());
      slow.commit();
    }

    await().until(() -> rig.published(), List.of("late", "early")::equals);
  }

  @Test
  void aRestartResumesWhereTheLastPublisherStopped() throws Exception {
    EventPublisher first = rig.start().publisher();
    storeSome("a", 10);
    await().until(() -> rig.published().size() == 10);
    first.stop();
    assertThat(rig.position()).isEqualTo(10);
    storeSome("b", 10);

    rig.start();

    await().until(() -> rig.published().size() == 20);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void aStoppingPublisherStillPublishesWhatIsCommitted() throws Exception {
    EventPublisher publisher = rig.start().publisher();
    rig.store("before");
    await().until(() -> rig.position() == 1);
    storeSome("a", 2500);
    publisher.stop();

    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void thousandsOfEventsOfManyWritersComeInStoreOrder() throws Exception {
    EventPublisher publisher = rig.start().publisher();
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int number = writer;
        running.add(writers.submit(() -> write(number, publisher)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }

    List<String> stored = rig.stored();
    assertThat(stored).hasSizeGreaterThan(3000);
    await().until(() -> rig.position() >= 4000 || rig.published().size() == stored.size());
    await().until(() -> rig.published().size() >= stored.size());
    assertThat(rig.published()).isEqualTo(stored);
  }

  private Void write(int writer, EventPublisher publisher) throws SQLException {
    Random random = new Random(writer);
    try (Connection connection = rig.connect()) {
      connection.setAutoCommit(false);
      int written = 0;
      while (written < 1200) {
        int size = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
          PublisherRig.store(connection, writer + "-" + written++);
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          publisher.wake();
        }
      }
    }
    return null;
  }

  @Test
  void oneOfTwoPublishesAndTheOtherTakesOver() throws Exception {
    Running first = rig.start();
    storeSome("a", 1);
    await().until(() -> rig.published().size() == 1);
    Running second = rig.start();
    storeSome("b", 20);
    await().until(() -> rig.published().size() == 21);
    awaitPosition(first, 21);
    awaitPosition(second, 0);

    first.publisher().stop();
    storeSome("c", 20);

    await().until(() -> rig.published().size() >= 41);
    assertThat(rig.published()).isEqualTo(rig.stored());
    awaitPosition(second, 41);
  }

  @Test
  void aConnectionThatTheDatabaseCutsHeals() throws Exception {
    rig.start();
    storeSome("a", 5);
    await().until(() -> rig.published().size() == 5);
    rig.cutPublishers();
    storeSome("b", 5);

    await().until(() -> rig.published().size() >= 10);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void metadataThatCannotBeReadIsToldAndDoesNotKillThePublisher() throws Exception {
    Running running = rig.start();
    try (Connection connection = rig.connect()) {
      PublisherRig.store(connection, "a", "{}", "not JSON");
    }
    await().until(() -> running.metrics().health().getStatus().getCode().equals("DOWN"));
    try (Connection connection = rig.connect()) {
      connection
          .createStatement()
          .executeUpdate("update events set metadata = convert_to('{}', 'UTF8')");
    }

    await().until(() -> rig.published(), List.of("a")::equals);
    await().until(() -> running.metrics().health().getStatus().getCode().equals("UP"));
  }

  @Test
  void anEventIsOnTheTopicSoonAfterItsCommit() throws Exception {
    EventPublisher publisher = rig.start().publisher();
    List<Long> micros = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = rig.consumer()) {
      consumer.assign(List.of(new TopicPartition(rig.topic(), 0)));
      // Where the topic ends is only asked at the first poll, which the first event may overtake.
      consumer.seekToBeginning(consumer.assignment());
      for (int i = 0; i < 40; i++) {
        rig.store("o" + i);
        long committed = System.nanoTime();
        publisher.wake();
        while (consumer.poll(Duration.ofMillis(50)).isEmpty()) {
          assertThat(System.nanoTime() - committed).isLessThan(Duration.ofSeconds(60).toNanos());
        }
        micros.add((System.nanoTime() - committed) / 1000);
      }
    }
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        "commit to consumer: median %d us, 90th percentile %d us%n",
        sorted.get(20), sorted.get(36));
    assertThat(sorted.getFirst())
        .as("woken, and not found half a second later")
        .isLessThan(250_000L);
  }

  /** What is on the topic is told a moment later. */
  private static void awaitPosition(Running running, long position) {
    await()
        .untilAsserted(() ->
            assertThat(running.metrics().health().getDetails())
                .containsEntry("position", position));
  }

  private void storeSome(String prefix, int count) throws SQLException {
    try (Connection connection = rig.connect()) {
      for (int i = 0; i < count; i++) {
        PublisherRig.store(connection, prefix + i);
      }
    }
  }
}

package dev.rescind.chassis.reacting;

import static dev.rescind.chassis.sample.SampleProbe.newOrder;
import static dev.rescind.chassis.sample.SampleProbe.paid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.RescindEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Batches handed to the listener as a poll would bring them. */
@SampleTest
class BatchTest {

  private static final AtomicLong OFFSET = new AtomicLong();
  private static final int NO_REAL_PARTITION = 1000;

  private final BatchListener listener;
  private final SampleProbe probe;
  private final Script script;
  private final Commands commands;
  private final JdbcTemplate jdbc;
  private final MeterRegistry meters;
  private final DiscardedRecords discarded;

  BatchTest(
      BatchListener listener,
      SampleProbe probe,
      Script script,
      Commands commands,
      JdbcTemplate jdbc,
      MeterRegistry meters,
      DiscardedRecords discarded) {
    this.discarded = discarded;
    this.listener = listener;
    this.probe = probe;
    this.script = script;
    this.commands = commands;
    this.jdbc = jdbc;
    this.meters = meters;
  }

  @Test
  void theSameIdTwiceInOneBatchTakesEffectOnce() {
    String order = newOrder();
    ConsumerRecord<String, byte[]> first = record("same-" + order, paid(order, "p1"));

    listener.onMessage(List.of(first, record("same-" + order, paid(order, "p1"))));
    listener.onMessage(List.of(first));

    assertThat(probe.payments(order)).containsExactly("p1");
  }

  @Test
  void theSameIdFromTwoSourcesIsTwoEvents() {
    String id = "1-" + newOrder();
    String order = newOrder();
    String other = newOrder();
    List<ConsumerRecord<String, byte[]>> batch =
        List.of(
            from("/shop-a", record(id, paid(order, "p1"))),
            from("/shop-b", record(id, paid(other, "p1"))),
            from("/shop-a", record(id, paid(order, "p2"))));

    listener.onMessage(batch);
    listener.onMessage(batch);

    assertThat(probe.payments(order)).containsExactly("p1");
    assertThat(probe.payments(other)).containsExactly("p1");
  }

  @Test
  void whatWasNotedBeforeSourcesWereIsKnownFromWhateverSource() {
    String id = newOrder();
    String order = newOrder();
    jdbc.update("insert into inbox (event_id, topic, received_at) values (?, 'orders', now())", id);

    listener.onMessage(List.of(from("/shop-a", record(id, paid(order, "p1")))));

    assertThat(probe.events(order)).isZero();
  }

  @Test
  void anOlderVersionBesideThisOneSeesWhatIsNoted() {
    String id = newOrder();
    listener.onMessage(List.of(from("/shop-a", record(id, paid(newOrder(), "p1")))));

    int noted =
        jdbc.update(
            "insert into inbox (event_id, topic, received_at) values (?, 'orders', now())"
                + " on conflict do nothing",
            id);

    assertThat(noted).isZero();
  }

  @Test
  void aStreamThatGrowsBetweenReadingAheadAndAppendingLosesNothing() {
    String order = newOrder();
    String other = newOrder();
    schedule(order, "p0");
    script.onceReacting(
        order, () -> CompletableFuture.runAsync(() -> schedule(order, "meanwhile")).join());

    listener.onMessage(List.of(record(paid(other, "p1")), record(paid(order, "p1"))));

    assertThat(probe.payments(order)).containsExactly("p0", "meanwhile", "p1");
    assertThat(probe.payments(other)).containsExactly("p1");
  }

  @Test
  void contentAndItsErasureInOneBatchKeepTheirOrder() {
    String erased = newOrder();
    String restored = newOrder();
    ContactPublished contact = new ContactPublished(new PersonId(erased), null, null, null);

    listener.onMessage(
        List.of(
            record(contact),
            tombstone(erased),
            tombstone(restored),
            record(new ContactPublished(new PersonId(restored), null, null, null))));

    assertThat(contacts(erased)).isZero();
    assertThat(contacts(restored)).isOne();
  }

  @Test
  void anErasureThatIsDeliveredAgainLeavesWhatCameAfterIt() {
    String person = newOrder();
    List<ConsumerRecord<String, byte[]>> batch =
        List.of(
            tombstone(person),
            record(new ContactPublished(new PersonId(person), null, null, null)));

    listener.onMessage(batch);
    listener.onMessage(batch);

    assertThat(contacts(person)).isOne();
  }

  @Test
  void anErasureTakesWhatIsParkedOfItAlong() {
    String person = newOrder();
    ContactPublished contact = new ContactPublished(new PersonId(person), null, null, null);
    listener.onMessage(List.of(record(contact)));
    script.failing(person, 100, new IllegalStateException("scripted"));
    listener.onMessage(List.of(record(contact), record(contact)));
    assertThat(probe.parked(person)).isEqualTo(2);

    listener.onMessage(List.of(record(contact), tombstone(person)));

    assertThat(probe.parked(person)).isZero();
    assertThat(contacts(person)).isZero();
    script.heal(person);
    listener.onMessage(List.of(record(contact)));
    assertThat(contacts(person)).isOne();
  }

  @Test
  void anErasureEmptiesWhatWasGivenUp() {
    String person = newOrder();
    script.failing(person, 100, new IllegalStateException("scripted"));
    listener.onMessage(
        List.of(record(new ContactPublished(new PersonId(person), null, null, null))));
    discarded.take(
        jdbc.queryForObject(
            "select id from parked_records where record_key = ?", Long.class, person),
        "of no use",
        "operator");

    listener.onMessage(List.of(tombstone(person)));

    assertThat(
            probe.count(
                "select count(*) from discarded_records where record_key = ? and value is null",
                person))
        .isOne();
  }

  @Test
  void aFailureThatATransactionHidesIsParkedAndNotRepeatedForEver() {
    String order = newOrder();
    for (int i = 0; i < 10; i++) {
      script.onceReacting(order, this::failAndGoOn);
    }

    listener.onMessage(List.of(record(paid(order, "p1"))));

    assertThat(probe.parked(order)).isOne();
  }

  private void failAndGoOn() {
    assertThatThrownBy(() -> jdbc.execute("select 1 / 0"));
  }

  @Test
  void aDatabaseThatIsAwayIsLeftToTheContainerAtOnce() {
    String order = newOrder();
    script.onceReacting(order, () -> jdbc.execute("select pg_terminate_backend(pg_backend_pid())"));

    assertThatThrownBy(() -> listener.onMessage(List.of(record(paid(order, "p1")))));

    assertThat(probe.parked(order)).isZero();
    assertThat(script.reacted()).doesNotContain(order);
  }

  @Test
  void everyRecordIsCountedOnceAndInOnePlace() {
    String good = newOrder();
    String bad = newOrder();
    String slow = newOrder();
    ConsumerRecord<String, byte[]> first = record(paid(good, "p1"));
    List<ConsumerRecord<String, byte[]>> batch =
        List.of(
            first,
            record(new OrderCompleted(new OrderId(good), Instant.EPOCH, false)),
            record(paid(bad, "p1")),
            record(paid(bad, "p2")),
            first,
            tombstone(good),
            record(paid(slow, "p1")));
    script.failing(bad, 100, new IllegalStateException("scripted"));
    script.failing(slow, 7, new CannotAcquireLockException("scripted"));
    Map<String, Integer> before = counts();

    assertThatThrownBy(() -> listener.onMessage(batch))
        .isInstanceOf(CannotAcquireLockException.class);
    listener.onMessage(batch);

    Map<String, Integer> after = counts();
    after.replaceAll((name, count) -> count - before.getOrDefault(name, 0));
    assertThat(after)
        .containsEntry("received", 12)
        .containsEntry("ignored", 1)
        .containsEntry("applied", 3)
        .containsEntry("duplicates", 4)
        .containsEntry("parked", 1)
        .containsEntry("waiting", 3);
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    Stream.of("received", "ignored", "applied", "duplicates", "parked", "waiting")
        .forEach(name ->
            counts.put(name, (int) meters.get("rescind.listener." + name).counter().count()));
    return counts;
  }

  private void schedule(String order, String payment) {
    commands.send(new Schedule(new OrderId(order), new PaymentId(payment)), new Cause(null, null));
  }

  private int contacts(String person) {
    return probe.count("select count(*) from sample_contacts where person_id = ?", person);
  }

  private static ConsumerRecord<String, byte[]> record(RescindEvent event) {
    return record(UUID.randomUUID().toString(), event);
  }

  private static ConsumerRecord<String, byte[]> record(String id, RescindEvent event) {
    ConsumerRecord<String, byte[]> record =
        record(event.topic().topicName(), event.key(), EventJson.standard().write(event));
    record.headers().add(CloudEventHeaders.ID, id.getBytes(UTF_8));
    record
        .headers()
        .add(
            CloudEventHeaders.TYPE,
            EventCatalogue.typeOf(event.getClass()).toString().getBytes(UTF_8));
    return record;
  }

  private static ConsumerRecord<String, byte[]> from(
      String source, ConsumerRecord<String, byte[]> record) {
    record.headers().add(CloudEventHeaders.SOURCE, source.getBytes(UTF_8));
    return record;
  }

  private static ConsumerRecord<String, byte[]> tombstone(String person) {
    return record("contacts", person, null);
  }

  private static ConsumerRecord<String, byte[]> record(
      String topic, String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(topic, NO_REAL_PARTITION, OFFSET.incrementAndGet(), key, value);
  }
}

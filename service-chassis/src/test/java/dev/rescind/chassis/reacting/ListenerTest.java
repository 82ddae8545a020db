package dev.rescind.chassis.reacting;

import static dev.rescind.chassis.sample.SampleProbe.newOrder;
import static dev.rescind.chassis.sample.SampleProbe.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.Topic;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

@SampleTest
class ListenerTest {

  private final SampleProbe probe;
  private final Script script;
  private final Commands commands;
  private final JdbcTemplate jdbc;
  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  @AutoClose private final TestTopics topics = new TestTopics();

  ListenerTest(
      SampleProbe probe,
      Script script,
      Commands commands,
      JdbcTemplate jdbc,
      ConcurrentMessageListenerContainer<String, byte[]> container) {
    this.probe = probe;
    this.script = script;
    this.commands = commands;
    this.jdbc = jdbc;
    this.container = container;
  }

  @Test
  void anEventTakesEffectOnceHoweverOftenItComes() {
    String order = newOrder();
    String id = UUID.randomUUID().toString();
    topics.publish(id, paid(order, "p1"));
    await().until(() -> probe.events(order) == 1);
    topics.publish(id, paid(order, "p1"));
    topics.publish(paid(order, "p2"));

    await().until(() -> probe.events(order) >= 2);
    assertThat(probe.payments(order)).containsExactly("p1", "p2");
    assertThat(probe.viewed(order)).isEqualTo(2);
    assertThat(probe.inbox(id)).isOne();
  }

  @Test
  void whatIsDeliveredAgainAfterARestartTakesNoEffectAgain() throws Exception {
    String order = newOrder();
    topics.publish(paid(order, "p1"));
    await().until(() -> probe.events(order) == 1);
    container.stop();
    TestTopics.rewind("refund-service", Topic.ORDERS);
    container.start();

    topics.publish(paid(order, "p2"));

    await().until(() -> probe.events(order) >= 2);
    assertThat(probe.payments(order)).containsExactly("p1", "p2");
  }

  @Test
  void anEventCarriesItsCauseToWhatItLeadsTo() {
    String order = newOrder();
    String id = topics.publish(paid(order, "p1"));

    await().until(() -> probe.events(order) == 1);

    assertThat(
            jdbc.queryForObject(
                "select causation_id from sample_view where order_id = ?", String.class, order))
        .isEqualTo(id);
  }

  @Test
  void aReactionThatIsRolledBackLeavesNothingAndIsRepeated() {
    String order = newOrder();
    script.failing(order, 2, new IllegalStateException("scripted"));
    String id = topics.publish(paid(order, "p1"));

    await().until(() -> probe.events(order) == 1);

    assertThat(probe.inbox(id)).isOne();
    assertThat(probe.viewed(order)).isOne();
    assertThat(probe.parked(order)).isZero();
  }

  @Test
  void whatHealsByWaitingIsNeverParked() {
    String order = newOrder();
    script.failing(order, 12, new CannotAcquireLockException("scripted"));
    topics.publish(paid(order, "p1"));
    topics.publish(paid(order, "p2"));

    await().until(() -> probe.events(order) == 2);

    assertThat(probe.parked(order)).isZero();
    assertThat(probe.payments(order)).containsExactly("p1", "p2");
  }

  @Test
  void connectionsThatTheDatabaseCutsAreNoReasonToPark() {
    String order = newOrder();
    for (int i = 0; i < 3; i++) {
      script.onceReacting(
          order, () -> jdbc.execute("select pg_terminate_backend(pg_backend_pid())"));
    }
    topics.publish(paid(order, "p1"));

    await().until(() -> probe.events(order) == 1);

    assertThat(probe.parked(order)).isZero();
  }

  @Test
  void aConcurrentWriterIsNoReasonToPark() {
    String order = newOrder();
    script.failing(order, 3, new ConcurrencyException("scripted"));
    topics.publish(paid(order, "p1"));

    await().until(() -> probe.events(order) == 1);

    assertThat(probe.parked(order)).isZero();
  }

  @Test
  void twoThatStartTheSameStreamAreBothThere() {
    String order = newOrder();
    script.onceReacting(order, () -> aside(() -> schedule(order, "meanwhile")));
    topics.publish(paid(order, "p1"));

    await().until(() -> probe.events(order) == 2);

    assertThat(probe.payments(order)).containsExactly("meanwhile", "p1");
    assertThat(probe.parked(order)).isZero();
  }

  private void schedule(String order, String payment) {
    commands.send(new Schedule(new OrderId(order), new PaymentId(payment)), new Cause(null, null));
  }

  private static void aside(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }
}

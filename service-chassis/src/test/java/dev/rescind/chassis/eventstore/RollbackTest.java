package dev.rescind.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleCommand.ScheduleAndFail;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

@SampleTest
class RollbackTest {

  private static final Cause CAUSE = new Cause("caused-by", null);

  private final UnitsOfWork units;
  private final Commands commands;
  private final Outbox outbox;
  private final EffectQueue effects;
  private final SampleProbe probe;
  private final OrderId order = new OrderId(SampleProbe.newOrder());

  RollbackTest(
      UnitsOfWork units, Commands commands, Outbox outbox, EffectQueue effects, SampleProbe probe) {
    this.units = units;
    this.commands = commands;
    this.outbox = outbox;
    this.effects = effects;
    this.probe = probe;
  }

  @Test
  void aCommittedUnitLeavesEverything() {
    units.run(this::everything);

    assertThat(probe.events(order.value())).isEqualTo(2);
    assertThat(probe.viewed(order.value())).isEqualTo(2);
    assertThat(probe.effects(order.value())).isEqualTo(1);
    assertThat(outboxEvents()).isEqualTo(1);
  }

  @Test
  void aRolledBackUnitLeavesNothing() {
    RuntimeException failure = new IllegalStateException("after everything");

    assertThatThrownBy(() ->
            units.run(() -> {
              everything();
              throw failure;
            }))
        .isSameAs(failure);

    assertNothing();
  }

  @Test
  void aCommandThatThrowsTakesTheWholeUnitBack() {
    assertThatThrownBy(() ->
            units.run(() -> {
              everything();
              commands.send(new ScheduleAndFail(order), CAUSE);
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("scripted: the aggregate throws");

    assertNothing();
  }

  @Test
  void aCommandThatThrowsOnItsOwnLeavesNoEvent() {
    assertThatThrownBy(() -> commands.send(new ScheduleAndFail(order), CAUSE))
        .hasMessage("scripted: the aggregate throws");

    assertNothing();
  }

  @Test
  void aCommandSeesWhatAnEarlierOneOfItsUnitDid() {
    int[] answers = new int[2];
    units.run(() -> {
      answers[0] = commands.ask(Integer.class, new Schedule(order, new PaymentId("p1")), CAUSE);
      answers[1] = commands.ask(Integer.class, new Schedule(order, new PaymentId("p2")), CAUSE);
    });

    assertThat(answers).containsExactly(1, 2);
    assertThat(probe.payments(order.value())).containsExactly("p1", "p2");
  }

  @Test
  void theLaterOfTwoWritersIsRefused() throws Exception {
    commands.send(new Schedule(order, new PaymentId("first")), CAUSE);
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> slow =
          other.submit(() ->
              units.run(() -> {
                commands.send(new Schedule(order, new PaymentId("slow")), CAUSE);
                loaded.countDown();
                await(overtaken);
              }));
      await(loaded);
      commands.send(new Schedule(order, new PaymentId("quick")), CAUSE);
      overtaken.countDown();

      assertThatThrownBy(slow::get).hasCauseInstanceOf(ConcurrencyException.class);
    }
    assertThat(probe.payments(order.value())).containsExactly("first", "quick");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void everything() {
    commands.send(new Schedule(order, new PaymentId("p1")), CAUSE);
    commands.send(new Schedule(order, new PaymentId("p2")), CAUSE);
    outbox.publish("once-" + order, notDue(), CAUSE);
    effects.submit(order + ":effect", "nobody", Map.of("order", order));
  }

  private RefundNotDue notDue() {
    return new RefundNotDue(
        order,
        new CancellationId("case"),
        new StepId("step"),
        "NOTHING_DUE",
        Instant.parse("2026-03-01T10:00:00Z"),
        false);
  }

  private void assertNothing() {
    assertThat(probe.events(order.value())).isZero();
    assertThat(probe.viewed(order.value())).isZero();
    assertThat(probe.effects(order.value())).isZero();
    assertThat(outboxEvents()).isZero();
  }

  private int outboxEvents() {
    return probe.count(
        "select count(*) from events where stream_type = 'outbox' and stream_id like ?",
        "%once-" + order);
  }
}

package dev.rescind.chassis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@SampleTest
class DeadlinesTest {

  private final Scheduler scheduler;
  private final OneTimeTask<Void> deadline;
  private final UnitsOfWork units;
  private final Script script;
  private final SettableClock clock;
  private final SampleProbe probe;
  private final String id = SampleProbe.newOrder();

  DeadlinesTest(
      Scheduler scheduler,
      OneTimeTask<Void> deadline,
      UnitsOfWork units,
      Script script,
      SettableClock clock,
      SampleProbe probe) {
    this.scheduler = scheduler;
    this.deadline = deadline;
    this.units = units;
    this.script = script;
    this.clock = clock;
    this.probe = probe;
  }

  @Test
  void aDeadlineOfACommittedUnitPassesOnceByTheInjectedClock() {
    Instant due = clock.instant().plus(Duration.ofDays(2));
    units.run(() -> schedule(id, due));
    clock.set(due.minusMillis(1));
    staysOpen();
    clock.set(due);

    await().until(() -> script.deadlines().contains(id));
    await().until(() -> scheduled(id) == 0);
    assertThat(script.deadlines().stream().filter(id::equals)).hasSize(1);
  }

  @Test
  void aDeadlineOfARolledBackUnitNeverPasses() {
    assertThatThrownBy(() ->
            units.run(() -> {
              schedule(id, clock.instant());
              throw new IllegalStateException("scripted");
            }))
        .hasMessage("scripted");

    assertThat(scheduled(id)).isZero();
    staysOpen();
  }

  /** Waits for a deadline that was scheduled later and has passed; the one under test has not. */
  private void staysOpen() {
    String marker = id + "-" + clock.instant();
    units.run(() -> schedule(marker, clock.instant().minusSeconds(1)));
    await().until(() -> script.deadlines().contains(marker));
    assertThat(script.deadlines()).doesNotContain(id);
  }

  private void schedule(String instance, Instant due) {
    scheduler.schedule(deadline.instance(instance), due);
  }

  private int scheduled(String instance) {
    return probe.count("select count(*) from scheduled_tasks where task_instance = ?", instance);
  }
}

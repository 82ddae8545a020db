package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.SettableClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@RefundServiceTest
class RefundMetricsTest {

  private final RefundWorld world;
  private final MeterRegistry registry;
  private final SettableClock clock;

  RefundMetricsTest(RefundWorld world, MeterRegistry registry, SettableClock clock) {
    this.world = world;
    this.registry = registry;
    this.clock = clock;
  }

  private double count(String outcome) {
    return registry.find("rescind.refunds.outcomes").tag("outcome", outcome).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void countsRefundsByTheirOutcome() {
    double issued = count("ISSUED");
    double failed = count("FAILED");
    double notDue = count("NOT_DUE");
    Story story = Story.begin();
    world.fault(story, "2", "DECLINE", 1);
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.paid("2", 4_000));
    world.topics().publish(story.approved("a", 10_000));
    world.topics().publish(story.approved("b", 0));
    world.await(story, 4);
    await().until(() -> count("ISSUED") == issued + 1);
    await().until(() -> count("FAILED") == failed + 1);
    await().until(() -> count("NOT_DUE") == notDue + 1);
  }

  @Test
  void doesNotCountHistory() {
    double issued = count("ISSUED");
    Story story = Story.ofThePast();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    world.await(story, 2);
    assertThat(count("ISSUED")).isEqualTo(issued);
  }

  @Test
  void measuresFromTheDecisionToTheLastTender() {
    Timer timer = registry.get("rescind.refunds.approval.to.issued").timer();
    long times = timer.count();
    double before = timer.totalTime(TimeUnit.SECONDS);
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.paid("2", 4_000));
    world.topics().publish(story.approved("a", 10_000));
    world.await(story, 3);
    await().until(() -> timer.count() == times + 1);
    Duration sinceDecided = Duration.between(Story.DECIDED, clock.instant());
    assertThat(timer.totalTime(TimeUnit.SECONDS) - before)
        .isCloseTo((double) sinceDecided.toSeconds(), within(0.5));
  }

  @Test
  void countsOutcomesThatWereNotKnown() {
    double unknown = registry.get("rescind.refunds.unknown").counter().count();
    Story story = Story.begin();
    world.fault(story, "1", "TIMEOUT_AFTER", 1);
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    world.await(story, 1);
    world.settleDown();
    assertThat(registry.get("rescind.refunds.unknown").counter().count()).isEqualTo(unknown + 1);
  }
}

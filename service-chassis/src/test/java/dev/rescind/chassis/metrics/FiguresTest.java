package dev.rescind.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.metrics.Figure.Kind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Kind OPEN = Kind.number("test.open", "Open");
  private static final Kind DONE = Kind.counter("test.done", "Done");
  private static final Kind SIZE = Kind.bytes("test.size", "Size");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private volatile Supplier<List<Figure>> answer = List::of;
  private final Figures figures =
      new Figures(List.of(source()), registry, "test", Duration.ofMillis(10));

  private FigureSource source() {
    return new FigureSource() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public List<Figure> ask() {
        return answer.get();
      }
    };
  }

  @AfterEach
  void stop() {
    figures.stop();
  }

  @Test
  void showsWhatWasLastAnsweredAndNothingThatWasLeftOut() {
    answer = () -> List.of(SIZE.is(7), OPEN.is(3, "state", "A"), OPEN.is(4, "state", "B"));
    figures.start();
    await().atMost(PATIENCE).until(() -> open("A") == 3 && open("B") == 4);
    assertThat(registry.get("test.size").gauge().getId().getBaseUnit()).isEqualTo("bytes");
    Gauge same = registry.get("test.open").tag("state", "A").gauge();

    answer = () -> List.of(OPEN.is(5, "state", "A"));

    await().atMost(PATIENCE).until(() -> open("A") == 5 && open("B") == -1);
    assertThat(registry.get("test.open").tag("state", "A").gauge())
        .as("set in place, so that no scrape misses it")
        .isSameAs(same);
  }

  @Test
  void showsWhatOnlyGrowsAsACounter() {
    answer = () -> List.of(DONE.is(12));
    figures.start();
    await()
        .atMost(PATIENCE)
        .until(() ->
            registry.find("test.done").functionCounters().stream()
                .anyMatch(counter -> counter.count() == 12));
    assertThat(registry.get("test.done").meter()).isInstanceOf(FunctionCounter.class);
  }

  @Test
  void showsNothingWhileTheSourceFailsAndGoesOnWhenItHeals() {
    answer = () -> List.of(OPEN.is(1, "state", "A"));
    figures.start();
    await().atMost(PATIENCE).until(() -> open("A") == 1);

    answer =
        () -> {
          throw new IllegalStateException("away");
        };

    await().atMost(PATIENCE).until(() -> open("A") == -1 && failures() > 1);

    answer = () -> List.of(OPEN.is(2, "state", "A"));

    await().atMost(PATIENCE).until(() -> open("A") == 2);
  }

  @Test
  void aScrapeIsServedAtOnceWhileTheSourceHangs() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch healed = new CountDownLatch(1);
    answer = () -> List.of(OPEN.is(1, "state", "A"));
    figures.start();
    await().atMost(PATIENCE).until(() -> open("A") == 1);
    answer =
        () -> {
          asked.countDown();
          await().forever().until(() -> healed.getCount() == 0);
          return List.of();
        };
    await().atMost(PATIENCE).until(() -> asked.getCount() == 0);

    assertThat(open("A")).isEqualTo(1);
    await().atMost(PATIENCE).until(() -> registry.get("rescind.figures.age").gauge().value() >= 1);
    healed.countDown();
  }

  private long open(String state) {
    return registry.find("test.open").tag("state", state).gauges().stream()
        .mapToLong(gauge -> (long) gauge.value())
        .findFirst()
        .orElse(-1);
  }

  private double failures() {
    return registry.get("rescind.figures.failures").tag("figures", "test").counter().count();
  }
}

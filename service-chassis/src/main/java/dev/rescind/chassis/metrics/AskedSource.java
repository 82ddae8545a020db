package dev.rescind.chassis.metrics;

import dev.rescind.chassis.failures.Causes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source, when it was last asked with success, and when it may be asked again. */
final class AskedSource {

  private static final Logger log = LoggerFactory.getLogger(AskedSource.class);

  /** An answer that takes long is asked for less often: it may cost a fiftieth of the time. */
  private static final int REST_FOR_WORK = 50;

  /**
   * In looks that it could have had meanwhile, two minutes by default: one that took long only
   * because the machine was busy must not leave the figures old.
   */
  private static final int LONGEST_REST = 24;

  private final FigureSource source;
  private final long soon;
  private final ShownFigures shown;
  private final Counter failures;
  private final AtomicLong answeredAt = new AtomicLong(System.nanoTime());
  private long dueAt = System.nanoTime();
  private boolean failing;

  AskedSource(FigureSource source, MeterRegistry registry, Duration every) {
    this.source = source;
    this.soon = every.toNanos() / 2;
    this.shown = new ShownFigures(registry);
    this.failures =
        Counter.builder("rescind.figures.failures")
            .description("Times that figures could not be had")
            .tag("figures", source.name())
            .register(registry);
    Gauge.builder("rescind.figures.age", this, AskedSource::ageInSeconds)
        .description("Since these figures were last had from the database or the broker")
        .baseUnit("seconds")
        .tag("figures", source.name())
        .register(registry);
  }

  private long ageInSeconds() {
    return Duration.ofNanos(System.nanoTime() - answeredAt.get()).toSeconds();
  }

  void askIfDue() {
    long begun = System.nanoTime();
    if (begun - dueAt < 0) {
      return;
    }
    try {
      shown.show(source.ask());
      answeredAt.set(System.nanoTime());
      failing = false;
      dueAt = begun + rest(answeredAt.get() - begun);
    } catch (RuntimeException e) {
      failed(e);
      dueAt = begun + soon;
    }
  }

  private long rest(long took) {
    return Math.clamp(took * REST_FOR_WORK, soon, soon * LONGEST_REST);
  }

  /** Old figures would look as if all were well, so none are shown. */
  private void failed(RuntimeException cause) {
    shown.show(List.of());
    failures.increment();
    if (!failing) {
      log.warn("No figures of {}: {}", source.name(), Causes.inShort(cause));
    }
    failing = true;
  }
}

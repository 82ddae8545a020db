package dev.rescind.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Asks every source of figures in turn, in the background: a scrape never waits for the database,
 * least of all when the database is what is wrong (decision 0017).
 */
public final class Figures implements SmartLifecycle {

  /** After what they ask about has started. */
  private static final int PHASE = 2_000;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final List<AskedSource> sources;
  private final String service;
  private final Duration every;
  private volatile CountDownLatch stop = new CountDownLatch(0);
  private @Nullable Thread thread;

  Figures(List<FigureSource> sources, MeterRegistry registry, String service, Duration every) {
    this.sources =
        sources.stream().map(source -> new AskedSource(source, registry, every)).toList();
    this.service = service;
    this.every = every;
  }

  @Override
  public void start() {
    CountDownLatch until = new CountDownLatch(1);
    stop = until;
    thread = Thread.ofVirtual().name(service + "-figures").start(() -> askUntil(until));
  }

  @Override
  public void stop() {
    stop.countDown();
    try {
      if (thread != null) {
        thread.join(STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stop.getCount() > 0;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void askUntil(CountDownLatch stopped) {
    try {
      do {
        sources.stream().takeWhile(source -> stopped.getCount() > 0).forEach(AskedSource::askIfDue);
      } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.DatabaseInUseException;
import dev.rescind.reporting.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that reads the log and writes the database. When broker or database fail it says
 * so, lets go of the log, and starts again from the positions kept, after a pause that grows.
 */
final class IngestLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IngestLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final LogReaders logs;
  private final BatchWriter writer;
  private final IngestState state;
  private final IngestMetrics metrics;
  private final IngestProperties properties;
  private final Clock clock;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private Duration pause = FIRST_PAUSE;

  IngestLoop(
      LogReaders logs,
      BatchWriter writer,
      IngestState state,
      IngestMetrics metrics,
      IngestProperties properties,
      Clock clock) {
    this.logs = logs;
    this.writer = writer;
    this.state = state;
    this.metrics = metrics;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("reporting-ingest").start(this::run);
  }

  /** Waits for the transaction that is under way; the database may be closed afterwards. */
  @Override
  public void stop() {
    Thread running = thread;
    stop.countDown();
    try {
      if (running != null && !running.join(STOP_WITHIN)) {
        log.warn("The ingest did not stop within {}", STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (stop.getCount() > 0) {
      try {
        read();
      } catch (RuntimeException e) {
        state.failed((isOfDatabase(e) ? "database: " : "log: ") + e.getMessage());
        log.warn("Ingest failed and tries again in {}", pause, e);
        rest();
      }
    }
    state.failed("stopped");
  }

  private static boolean isOfDatabase(RuntimeException failure) {
    return failure instanceof StoreException || failure instanceof DatabaseInUseException;
  }

  private void read() {
    writer.recall();
    try (LogTopics topics = logs.topics()) {
      writer.settle(topics.ids());
      read(topics);
    }
  }

  /** Reads on until it is stopped, or a topic turns out to be another. */
  private void read(LogTopics topics) {
    try (LogReader reader = logs.open(writer.positions())) {
      Instant discoverAt = clock.instant();
      while (stop.getCount() > 0) {
        if (!clock.instant().isBefore(discoverAt)) {
          if (writer.settle(topics.ids())) {
            return;
          }
          reader.discover(properties.discovery());
          discoverAt = clock.instant().plus(properties.discovery());
        }
        write(reader.poll(POLL));
        state.advanced(reader.progress());
        pause = FIRST_PAUSE;
      }
    }
  }

  private void write(Batch batch) {
    if (!batch.next().isEmpty()) {
      List<Reading.Event> fresh = metrics.timed(() -> writer.write(batch));
      metrics.written(batch, fresh);
    }
  }

  private void rest() {
    try {
      if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(properties.longestPause()) < 0 ? longer : properties.longestPause();
  }
}

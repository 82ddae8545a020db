package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.DatabaseInUseException;
import dev.rescind.reporting.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that reads the log and writes the database. When broker or database fail it says
 * so, lets go of the log, and starts again from the positions kept, after a pause that grows.
 */
public final class IngestLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IngestLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final LogReaders logs;
  private final IngestState state;
  private final IngestMetrics metrics;
  private final IngestProperties properties;
  private final Clock clock;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private Duration pause = FIRST_PAUSE;

  /**
   * Held from one poll to the end of its transaction; fair, or who wants to exchange waits long.
   */
  private final ReentrantLock turn = new ReentrantLock(true);

  private BatchWriter writer;

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

  /**
   * Does the work between two batches, while the live analytics stand still, and goes on with the
   * writer that it gives.
   *
   * @param work gets the writer of the live analytics, and gives it back or gives another
   */
  public void exchange(UnaryOperator<BatchWriter> work) {
    turn.lock();
    try {
      writer = work.apply(writer);
    } finally {
      turn.unlock();
    }
  }

  /** From where the live analytics are read on. */
  public List<Position> positions() {
    return current().positions();
  }

  private void read() {
    BatchWriter mine = current();
    mine.recall();
    try (LogTopics topics = logs.topics()) {
      mine.settle(topics.ids());
      read(topics, mine);
    }
  }

  /** Reads on until it is stopped, another writer takes over, or a topic is created anew. */
  private void read(LogTopics topics, BatchWriter mine) {
    try (LogReader reader = logs.open(mine.positions())) {
      Instant discoverAt = clock.instant();
      boolean goingOn = true;
      while (goingOn && stop.getCount() > 0) {
        if (!clock.instant().isBefore(discoverAt)) {
          if (mine.settle(topics.ids())) {
            return;
          }
          reader.discover(properties.discovery());
          discoverAt = clock.instant().plus(properties.discovery());
        }
        goingOn = advance(reader, mine);
      }
    }
  }

  /** Takes the next batch in, unless another writer has taken over. */
  private boolean advance(LogReader reader, BatchWriter mine) {
    turn.lock();
    try {
      if (writer != mine) {
        return false;
      }
      write(reader.poll(POLL), mine);
      state.advanced(reader.progress());
      pause = FIRST_PAUSE;
      return true;
    } finally {
      turn.unlock();
    }
  }

  private BatchWriter current() {
    turn.lock();
    try {
      return writer;
    } finally {
      turn.unlock();
    }
  }

  private void write(Batch batch, BatchWriter mine) {
    if (!batch.next().isEmpty()) {
      List<Reading.Event> fresh = metrics.timed(() -> mine.write(batch));
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

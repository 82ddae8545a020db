package dev.rescind.chassis.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the event store to the service's topic: in store order, each event acknowledged by
 * every replica before the position moves. Pushed by each commit, with a look every half second
 * besides. One at a time among replicas, by an advisory lock that the database drops with the
 * connection. What was sent and not noted is sent again after a crash; readers know events by id.
 */
public final class EventPublisher implements SmartLifecycle {

  /** After every consumer and effect has stopped, so that what they committed still goes out. */
  static final int PHASE = 0;

  private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);
  private static final int BATCH = 1000;
  private static final long IDLE_MILLIS = 500;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final KafkaOutlet outlet;
  private final PublisherMetrics metrics;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  EventPublisher(DataSource dataSource, KafkaOutlet outlet, PublisherMetrics metrics) {
    this.dataSource = dataSource;
    this.outlet = outlet;
    this.metrics = metrics;
  }

  /** Tells that something was committed; never blocks. */
  public void wake() {
    wakeUps.release();
  }

  @Override
  public void start() {
    running = true;
    thread =
        Thread.ofPlatform().name(outlet.topic() + "-publisher").start(this::publishUntilStopped);
  }

  @Override
  public void stop() {
    running = false;
    wake();
    try {
      if (thread != null) {
        thread.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outlet.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void publishUntilStopped() {
    Duration pause = Duration.ofMillis(100);
    while (running) {
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(true);
        if (PublisherLock.tryTake(connection)) {
          publish(connection);
        } else {
          metrics.standby();
          rest(IDLE_MILLIS);
        }
        pause = Duration.ofMillis(100);
      } catch (SQLException | KafkaException e) {
        metrics.failed(e);
        log.warn("Publishing to {} pauses for {}: {}", outlet.topic(), pause, e.toString());
        rest(pause.toMillis());
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private void publish(Connection connection) throws SQLException {
    PublisherLock.forgetPositionsLazily(connection);
    StoreReader reader = new StoreReader(connection);
    GapGuard gaps = new GapGuard(reader);
    long position = reader.position();
    try {
      while (running) {
        List<StoredEvent> read = reader.after(position, BATCH);
        List<StoredEvent> ready = gaps.contiguous(position, read);
        if (!ready.isEmpty()) {
          outlet.send(ready);
          position = ready.getLast().position();
          reader.savePosition(position);
        }
        metrics.published(ready, position);
        pauseAfter(read, ready);
      }
    } finally {
      PublisherLock.release(connection);
    }
  }

  private void pauseAfter(List<StoredEvent> read, List<StoredEvent> ready) {
    if (ready.size() < read.size()) {
      metrics.waitedAtGap();
      rest(1);
    } else if (read.size() < BATCH) {
      rest(IDLE_MILLIS);
    }
  }

  private void rest(long millis) {
    try {
      if (wakeUps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}

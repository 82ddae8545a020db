package dev.rescind.chassis.publishing;

import dev.rescind.chassis.time.Doorbell;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  private static final long LONGEST_LOOK_MILLIS = 20;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How long a stopping publisher has to send the rest; what it does not, the next one sends. */
  private static final Duration LAST_ROUND = Duration.ofSeconds(3);

  private final PublisherSession.Source sessions;
  private final KafkaOutlet outlet;
  private final PublisherMetrics metrics;
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean running;
  private @Nullable Thread thread;
  private Duration pause = SHORTEST_PAUSE;

  EventPublisher(PublisherSession.Source sessions, KafkaOutlet outlet, PublisherMetrics metrics) {
    this.sessions = sessions;
    this.outlet = outlet;
    this.metrics = metrics;
  }

  /** Tells that something was committed; never blocks. */
  public void wake() {
    doorbell.ring();
  }

  @Override
  public void start() {
    running = true;
    outlet.open();
    thread =
        Thread.ofPlatform().name(outlet.topic() + "-publisher").start(this::publishUntilStopped);
  }

  /** Publishes what is committed and stops; gives up on a broker that does not answer. */
  @Override
  public void stop() {
    running = false;
    wake();
    try {
      if (thread != null && !thread.join(LAST_ROUND)) {
        outlet.shut();
        thread.join(LAST_ROUND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outlet.shut();
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
    while (running) {
      try (PublisherSession session = sessions.open()) {
        if (isTheOne(session)) {
          publish(session.reader());
        }
      } catch (SQLException | RuntimeException e) {
        if (running) {
          metrics.failed(e);
          log.warn("Publishing to {} pauses for {}: {}", outlet.topic(), pause, e.toString());
          rest(pause.toMillis());
        }
        pause = longerThan(pause);
      }
    }
  }

  private static Duration longerThan(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** Waits until no other replica publishes; false if it was stopped meanwhile. */
  private boolean isTheOne(PublisherSession session) throws SQLException {
    while (running) {
      if (session.tryLock()) {
        return true;
      }
      metrics.standby();
      rest(IDLE_MILLIS);
    }
    return false;
  }

  /** Publishes until stopped; the last look begins after the stop and finds nothing more. */
  private void publish(StoreReader reader) throws SQLException {
    GapGuard gaps = new GapGuard(reader);
    long position = reader.position();
    int looks = 0;
    boolean stopping;
    do {
      stopping = !running;
      List<StoredEvent> read = reader.after(position, BATCH);
      List<StoredEvent> ready = gaps.contiguous(position, read);
      if (!ready.isEmpty()) {
        metrics.sending();
        outlet.send(ready);
        position = ready.getLast().position();
        reader.savePosition(position);
      }
      metrics.published(ready, position);
      pause = SHORTEST_PAUSE;
      looks = ready.isEmpty() ? looks + 1 : 0;
      pauseAfter(read, ready, looks);
    } while (!stopping || looks == 0);
  }

  private void pauseAfter(List<StoredEvent> read, List<StoredEvent> ready, int looks) {
    if (ready.size() < read.size()) {
      metrics.waitedAtGap();
      rest(Math.min(1L << Math.min(looks, 6), LONGEST_LOOK_MILLIS));
    } else if (read.size() < BATCH && running) {
      rest(IDLE_MILLIS);
    }
  }

  private void rest(long millis) {
    try {
      doorbell.rest(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}

package dev.rescind.chassis.publishing;

import dev.rescind.chassis.time.Doorbell;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
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
  private static final long STANDBY_MILLIS = 500;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** For what is left at the stop; what does not go then is the next one's. */
  private static final Duration LAST_ROUND = Duration.ofSeconds(3);

  private final PublisherSession.Source sessions;
  private final Destination to;
  private final PublisherMetrics metrics;
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean running;
  private @Nullable Thread thread;
  private Duration pause = SHORTEST_PAUSE;

  EventPublisher(PublisherSession.Source sessions, Destination to, PublisherMetrics metrics) {
    this.sessions = sessions;
    this.to = to;
    this.metrics = metrics;
  }

  /** Tells that something was committed; never blocks. */
  public void wake() {
    doorbell.ring();
  }

  @Override
  public void start() {
    running = true;
    to.outlet().open();
    thread =
        Thread.ofPlatform()
            .name(to.outlet().topic() + "-publisher")
            .start(this::publishUntilStopped);
  }

  /** Publishes what is committed and stops; gives up on a broker that does not answer. */
  @Override
  public void stop() {
    running = false;
    wake();
    try {
      if (thread != null && !thread.join(LAST_ROUND)) {
        to.outlet().shut();
        thread.join(LAST_ROUND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    to.outlet().shut();
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
          new Publication(session.reader(), to, metrics, new ItsTurn()).run();
        }
      } catch (SQLException | RuntimeException e) {
        if (running) {
          metrics.failed(e);
          log.warn("Publishing to {} pauses for {}: {}", to.outlet().topic(), pause, e.toString());
          rest(pause.toMillis());
        }
        pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
      }
    }
  }

  /** Waits until no other replica publishes; false if it was stopped meanwhile. */
  private boolean isTheOne(PublisherSession session) throws SQLException {
    while (running) {
      if (session.tryLock()) {
        return true;
      }
      metrics.standby();
      rest(STANDBY_MILLIS);
    }
    return false;
  }

  private void rest(long millis) {
    try {
      doorbell.rest(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Lasts until this publisher is stopped. */
  private final class ItsTurn implements Publication.Turn {

    @Override
    public boolean lasts() {
      return running;
    }

    @Override
    public void rest(long millis) {
      EventPublisher.this.rest(millis);
    }

    @Override
    public void waitFor(Duration time) {
      long begin = System.nanoTime();
      while (running && System.nanoTime() - begin < time.toNanos()) {
        rest(SHORTEST_PAUSE.toMillis());
      }
    }

    @Override
    public void goesWell() {
      pause = SHORTEST_PAUSE;
    }
  }
}

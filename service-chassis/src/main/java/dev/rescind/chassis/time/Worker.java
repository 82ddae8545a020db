package dev.rescind.chassis.time;

import dev.rescind.chassis.failures.Causes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One thread that works piece after piece until the service stops. A piece that fails is tried
 * again after a rest, and told of once however often it fails in a row.
 */
public abstract class Worker implements SmartLifecycle {

  /** How long it rests when there is nothing to do, or the last piece failed. */
  protected static final Duration IDLE = Duration.ofSeconds(1);

  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final Doorbell doorbell = new Doorbell();
  private final String name;
  private volatile boolean running;
  private @Nullable Thread thread;
  private boolean failing;

  /**
   * @param name of the thread, as logs and thread dumps show it
   */
  protected Worker(String name) {
    this.name = name;
  }

  /**
   * Does the next piece.
   *
   * @return how long to rest before the one after it; zero to go on at once
   */
  protected abstract Duration work() throws InterruptedException;

  /** Cuts short what the piece at work waits for, once the service stops. */
  protected void hurry() {}

  /** Ends what several pieces share, as it stops; the service waits for a moment. */
  protected void finish() throws InterruptedException {}

  /** Cuts its rest short; never blocks. */
  public final void wake() {
    doorbell.ring();
  }

  /** Rests within a piece. */
  protected final void rest(Duration time) throws InterruptedException {
    doorbell.rest(time.toMillis());
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name(name).start(this::workUntilStopped);
  }

  @Override
  public void stop() {
    running = false;
    wake();
    hurry();
    try {
      if (thread != null) {
        thread.join(FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  /** After the topics are there, and long before the database goes. */
  @Override
  public int getPhase() {
    return 500;
  }

  private void workUntilStopped() {
    try {
      while (running) {
        Duration rest = piece();
        if (rest.isPositive()) {
          rest(rest);
        }
      }
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private Duration piece() throws InterruptedException {
    try {
      Duration rest = work();
      failing = false;
      return rest;
    } catch (RuntimeException e) {
      if (!failing && running) {
        log.warn("{} pauses: {}", name, Causes.inShort(e));
      }
      failing = true;
      return IDLE;
    }
  }
}

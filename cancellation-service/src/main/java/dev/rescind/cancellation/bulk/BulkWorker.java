package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.time.Doorbell;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that runs bulk cancellations, unit after unit, with a pause between them, so that
 * everybody else's requests come first. Of several replicas each takes what no other holds.
 */
@Component
class BulkWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BulkWorker.class);
  private static final long IDLE_MILLIS = 1_000;
  private static final long PAUSE_MILLIS = 20;

  private final BulkUnits units;
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean running;
  private @Nullable Thread thread;

  BulkWorker(BulkUnits units) {
    this.units = units;
  }

  /** Says that there is something to do. */
  void wake() {
    doorbell.ring();
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("bulk-cancellations").start(this::workUntilStopped);
  }

  @Override
  public void stop() {
    running = false;
    doorbell.ring();
    try {
      if (thread != null) {
        thread.join(15_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 500;
  }

  private void workUntilStopped() {
    while (running) {
      rest(doUnit() ? PAUSE_MILLIS : IDLE_MILLIS);
    }
  }

  private boolean doUnit() {
    try {
      return units.next() > 0;
    } catch (RuntimeException e) {
      log.warn("Bulk cancellations pause: {}", Causes.inShort(e));
      return false;
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

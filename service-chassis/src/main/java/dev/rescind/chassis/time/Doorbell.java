package dev.rescind.chassis.time;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that rests behind it; ringing often is ringing once. */
public final class Doorbell {

  private final Semaphore rings = new Semaphore(0);

  /** Never blocks. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Rests until it rings, or so long; what rang before is heard at once. */
  public void rest(long millis) throws InterruptedException {
    if (rings.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}

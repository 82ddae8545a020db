package dev.rescind.standalone;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says how long something takes already, until it is closed. */
final class Meanwhile implements AutoCloseable {

  private final String what;
  private final ChangingLine line;
  private final long begun = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  Meanwhile(String what, PrintStream out) {
    this.what = what;
    this.line = new ChangingLine(out);
    this.thread = Thread.ofPlatform().daemon().name("meanwhile").start(this::tell);
  }

  private void tell() {
    try {
      do {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        line.tell(seconds == 0 ? what + " ..." : "%s ... %d s".formatted(what, seconds));
      } while (!over.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    line.clear();
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

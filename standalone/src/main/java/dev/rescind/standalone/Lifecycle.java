package dev.rescind.standalone;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, so that it can be stopped in reverse order at any moment, also by a signal
 * that arrives in the middle of starting.
 */
final class Lifecycle implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private record Part(String name, AutoCloseable resource) {}

  private final ConcurrentLinkedDeque<Part> started = new ConcurrentLinkedDeque<>();

  /** Held shared while something starts: stopping waits for it, rather than leave it behind. */
  private final ReadWriteLock starting = new ReentrantReadWriteLock();

  private volatile boolean closing;

  /**
   * Starts something and remembers to stop it.
   *
   * @throws Refusal if the whole is being stopped already
   */
  <T extends AutoCloseable> T start(String name, Callable<T> start) throws Exception {
    starting.readLock().lock();
    try {
      if (closing) {
        throw Refusal.because("stopped before " + name + " was started");
      }
      T resource = start.call();
      started.push(new Part(name, resource));
      return resource;
    } finally {
      starting.readLock().unlock();
    }
  }

  /** Whether somebody has asked for the end; what fails from then on is no news. */
  boolean isClosing() {
    return closing;
  }

  /** Stops everything, the last started first. What fails to stop does not keep the rest alive. */
  @Override
  public void close() {
    closing = true;
    starting.writeLock().lock();
    try {
      for (Part part = started.poll(); part != null; part = started.poll()) {
        stop(part);
      }
    } finally {
      starting.writeLock().unlock();
    }
  }

  private static void stop(Part part) {
    try {
      part.resource().close();
    } catch (Exception e) {
      LOG.error("{} did not stop cleanly", part.name(), e);
    }
  }
}

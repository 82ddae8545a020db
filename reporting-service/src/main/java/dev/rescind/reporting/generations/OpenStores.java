package dev.rescind.reporting.generations;

import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.StoreProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The databases that somebody uses. One is opened for its first user and closed after its last, so
 * that a generation that is no longer live still answers who was asking, and takes no memory then.
 */
final class OpenStores {

  private final Map<String, Use> uses = new HashMap<>();
  private final Set<String> closing = new HashSet<>();
  private final StoreProperties properties;
  private final GenerationDirectory directory;

  OpenStores(StoreProperties properties, GenerationDirectory directory) {
    this.properties = properties;
    this.directory = directory;
  }

  /** To be released once for each time. */
  AnalyticsStore acquire(Generation generation) {
    return acquire(
        generation.id(), generation.isBuilt() ? AnalyticsStore::new : AnalyticsStore::building);
  }

  private synchronized AnalyticsStore acquire(
      String id, Function<StoreProperties, AnalyticsStore> opening) {
    awaitClosed(id);
    Use use = uses.get(id);
    if (use == null) {
      use = new Use(opening.apply(properties.in(directory.of(id))));
      uses.put(id, use);
    }
    use.users++;
    return use.store;
  }

  /** Nobody but who wants this very database waits while it is closed. */
  void release(String id) {
    AnalyticsStore unused = withoutUsers(id);
    if (unused != null) {
      try {
        unused.close();
      } finally {
        closed(id);
      }
    }
  }

  private synchronized @Nullable AnalyticsStore withoutUsers(String id) {
    Use use = uses.get(id);
    if (use == null || --use.users > 0) {
      return null;
    }
    uses.remove(id);
    closing.add(id);
    return use.store;
  }

  private synchronized void closed(String id) {
    closing.remove(id);
    notifyAll();
  }

  private void awaitClosed(String id) {
    try {
      while (closing.contains(id)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  synchronized boolean isUsed(String id) {
    return uses.containsKey(id) || closing.contains(id);
  }

  /** Closes all of them, whoever still uses them. */
  synchronized void close() {
    uses.values().forEach(use -> use.store.close());
    uses.clear();
  }

  /** A database and how many use it. */
  private static final class Use {
    private final AnalyticsStore store;
    private int users;

    Use(AnalyticsStore store) {
      this.store = store;
    }
  }
}

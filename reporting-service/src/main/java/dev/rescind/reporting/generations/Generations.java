package dev.rescind.reporting.generations;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generation.Stage;
import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Query;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoreProperties;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All generations, of which one is live at any time. */
public final class Generations implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Generations.class);

  private final GenerationDirectory directory;
  private final OpenStores stores;
  private final Clock clock;
  private final Map<Integer, Generation> known = new TreeMap<>();
  private Generation live;

  /** Finds what is there, and begins the first generation where nothing is. */
  public Generations(StoreProperties properties, Clock clock) {
    this.clock = clock;
    this.directory = new GenerationDirectory(properties.directory());
    this.stores = new OpenStores(properties, directory);
    if (Files.exists(properties.directory().resolve("analytics.duckdb"))) {
      log.warn(
          "{} holds analytics of an older form; they are filled anew from the log, and the"
              + " file analytics.duckdb may be deleted",
          properties.directory());
    }
    directory.load().forEach(one -> known.put(one.number(), one));
    this.live = directory.live().map(this::find).orElseGet(this::first);
    stores.acquire(live);
  }

  private Generation first() {
    Generation first = begin(Scope.WHOLE, Wish.USUAL).at(Stage.DONE);
    remember(first);
    directory.makeLive(first.id());
    return first;
  }

  /** The database of the live generation; who keeps it longer than a moment asks for a session. */
  public synchronized AnalyticsStore liveStore() {
    AnalyticsStore store = stores.acquire(live);
    stores.release(live.id());
    return store;
  }

  public synchronized Generation live() {
    return live;
  }

  /** Asks the live generation; the session stays with it whatever becomes live meanwhile. */
  public synchronized Session session() {
    return session(live);
  }

  /**
   * Asks a generation.
   *
   * @param id the live one where absent
   * @throws ProblemException 404 if there is none of that id, 409 if it is not filled yet
   */
  public synchronized Session session(@Nullable String id) {
    Generation asked = id == null ? live : find(id);
    if (!asked.isBuilt()) {
      throw ProblemException.conflict("generation-not-built", asked.id() + " is not filled yet");
    }
    return session(asked);
  }

  private Session session(Generation generation) {
    return stores.acquire(generation).session(() -> stores.release(generation.id()));
  }

  /** Asks the live generation one thing. */
  public <R> List<R> query(String sql, Query.Reader<R> reader, @Nullable Object... parameters) {
    try (Session session = session()) {
      return session.query(sql, reader, parameters);
    }
  }

  /** Begins a new one, which is empty. */
  public synchronized Generation begin(Scope scope, Wish wish) {
    int next = known.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    Generation begun =
        new Generation(Generation.named(next), clock.instant(), scope, wish, Stage.BUILDING);
    remember(begun);
    return begun;
  }

  /** The database of a generation, for who fills it; to be released. */
  public synchronized AnalyticsStore acquire(String id) {
    return stores.acquire(find(id));
  }

  public void release(String id) {
    stores.release(id);
  }

  /** It got so far. */
  public synchronized void reached(String id, Stage stage) {
    remember(find(id).at(stage));
  }

  /** Something else is to become of it. */
  public synchronized void wish(String id, Wish wish) {
    remember(find(id).at(Stage.BUILT).wishing(wish));
  }

  /** From now on this one is asked; sessions that are open stay where they are. */
  public void makeLive(String id) {
    stores.release(exchange(id).id());
  }

  private synchronized Generation exchange(String id) {
    Generation next = find(id);
    stores.acquire(next);
    directory.makeLive(id);
    Generation previous = live;
    live = next;
    return previous;
  }

  /**
   * Deletes one with everything it holds.
   *
   * @throws ProblemException 404 if there is none of that id, 409 if it is live or in use
   */
  public synchronized void drop(String id) {
    Generation doomed = find(id);
    if (isLive(doomed) || stores.isUsed(id)) {
      throw ProblemException.conflict(
          "generation-in-use", id + (isLive(doomed) ? " is live" : " is in use"));
    }
    directory.drop(id);
    known.remove(doomed.number());
  }

  /** All of them, the oldest first. */
  public synchronized List<Generation> all() {
    return List.copyOf(known.values());
  }

  /**
   * @throws ProblemException 404 if there is none of that id
   */
  public synchronized Generation find(String id) {
    return known.values().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("there is no generation of that id"));
  }

  public synchronized boolean isLive(Generation generation) {
    return generation.id().equals(live.id());
  }

  private void remember(Generation generation) {
    directory.save(generation);
    known.put(generation.number(), generation);
  }

  @Override
  public void close() {
    stores.close();
  }
}

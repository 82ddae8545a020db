package dev.rescind.reporting.replays;

import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Generation.Stage;
import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.ingest.IngestLoop;
import dev.rescind.reporting.ingest.LogReaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The replays, one at a time. One that was broken off goes on when the service starts again; one
 * that broker or database keep from going on tries again.
 */
@Component
final class Replays implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Replays.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final Generations generations;
  private final LogReaders logs;
  private final IngestLoop ingest;
  private final Clock clock;
  private @Nullable ReplayRun run;
  private @Nullable Thread thread;

  Replays(Generations generations, LogReaders logs, IngestLoop ingest, Clock clock) {
    this.generations = generations;
    this.logs = logs;
    this.ingest = ingest;
    this.clock = clock;
  }

  /**
   * Begins a new generation and fills it.
   *
   * @throws ProblemException 409 if one is being filled already
   */
  synchronized Generation begin(Scope scope, Wish wish) {
    requireNoneUnderWay();
    Generation begun = generations.begin(scope, wish);
    run(begun);
    return begun;
  }

  /**
   * Brings a generation that is there to where the log is and into the place of the live one.
   *
   * @throws ProblemException 409 if it is live, is a part of the log, or another is under way; 404
   *     if it is not there
   */
  synchronized Generation swap(String id, Wish wish) {
    requireNoneUnderWay();
    Generation next = generations.find(id);
    if (generations.isLive(next) || !next.scope().isWhole()) {
      throw ProblemException.conflict(
          "generation-cannot-go-live",
          id + (generations.isLive(next) ? " is live" : " holds a part of the log"));
    }
    generations.wish(id, wish);
    run(next);
    return next;
  }

  /**
   * Stops filling it, if it is being filled, and deletes it.
   *
   * @throws ProblemException 409 if it is live or being asked; 404 if it is not there
   */
  void drop(String id) {
    generations.find(id);
    if (progress(id).filter(progress -> !progress.phase().isOver()).isPresent()) {
      stop();
    }
    generations.drop(id);
  }

  /** What the last replay of this process says, if it is of that generation. */
  synchronized Optional<ReplayProgress> progress(String id) {
    return Optional.ofNullable(run).filter(it -> it.id().equals(id)).map(ReplayRun::progress);
  }

  private void requireNoneUnderWay() {
    ReplayRun current = run;
    if (current != null && !current.progress().phase().isOver()) {
      throw ProblemException.conflict(
              "replay-under-way", current.id() + " is being filled; wait for it or drop it")
          .with("id", current.id());
    }
  }

  private void run(Generation generation) {
    ReplayRun next = new ReplayRun(generation.id(), generations, logs, ingest, clock);
    run = next;
    thread = Thread.ofPlatform().name("replay").start(() -> persist(next));
  }

  private void persist(ReplayRun current) {
    while (!current.progress().phase().isOver()) {
      try {
        current.run();
        clearAway(generations.find(current.id()));
        log.info("Replay {} is over: {}", current.id(), current.progress().phase());
      } catch (CancellationException e) {
        current.progress().enter(Phase.STOPPED);
      } catch (RuntimeException e) {
        log.warn("Replay {} failed and tries again in {}", current.id(), PAUSE, e);
        current.progress().failed(Causes.inShort(e));
        current.stop().rest(PAUSE);
      }
    }
  }

  /** The one before the live one is kept for a way back; those before it have served. */
  private void clearAway(Generation swapped) {
    if (!generations.isLive(swapped) || swapped.wish().keepOlder()) {
      return;
    }
    List<Generation> whole =
        generations.all().stream()
            .filter(one -> one.scope().isWhole() && !generations.isLive(one))
            .toList();
    whole.stream().limit(Math.max(0, whole.size() - 1L)).forEach(it -> generations.drop(it.id()));
  }

  @Override
  public synchronized void start() {
    generations.all().stream()
        .filter(one -> one.stage() != Stage.DONE)
        .filter(one -> !generations.isLive(one))
        .reduce((earlier, later) -> later)
        .ifPresent(this::run);
  }

  @Override
  public void stop() {
    ReplayRun current;
    Thread running;
    synchronized (this) {
      current = run;
      running = thread;
    }
    try {
      if (current != null && running != null) {
        current.stop().ask();
        running.join(STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    Thread running = thread;
    return running != null && running.isAlive();
  }
}

package dev.rescind.reporting.replays;

import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Generation.Stage;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.ingest.BatchWriter;
import dev.rescind.reporting.ingest.IngestLoop;
import dev.rescind.reporting.ingest.LogReaders;
import dev.rescind.reporting.ingest.Position;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Session;
import java.time.Clock;
import java.util.List;

/**
 * Brings one generation to where the live one is, and, if it is the whole log and says the same,
 * into its place. Where it was broken off it goes on from the positions that lie in its own
 * database. The live one is touched by nothing but the exchange at the end.
 */
final class ReplayRun {

  /** So near, what is left is read while the live one waits: a fraction of a second. */
  private static final long NEAR = 5_000;

  private final String id;
  private final Generations generations;
  private final LogReaders logs;
  private final IngestLoop ingest;
  private final Clock clock;
  private final ReplayProgress progress;
  private final Stop stop = new Stop();

  ReplayRun(String id, Generations generations, LogReaders logs, IngestLoop ingest, Clock clock) {
    this.id = id;
    this.generations = generations;
    this.logs = logs;
    this.ingest = ingest;
    this.clock = clock;
    this.progress = new ReplayProgress(clock);
  }

  String id() {
    return id;
  }

  ReplayProgress progress() {
    return progress;
  }

  Stop stop() {
    return stop;
  }

  /**
   * Runs to the end, from wherever it is.
   *
   * @throws java.util.concurrent.CancellationException if it was stopped
   */
  void run() {
    stop.check();
    AnalyticsStore store = generations.acquire(id);
    try {
      Generation generation = generations.find(id);
      BatchWriter writer =
          generation.isBuilt()
              ? BatchWriter.continuing(store, clock)
              : BatchWriter.building(store, clock);
      writer.recall();
      progress.enter(Phase.READING);
      try (Filling filling = new Filling(logs, writer, generation.scope(), progress)) {
        fill(filling);
        finish(generation, store, writer, filling);
      }
    } finally {
      generations.release(id);
    }
  }

  private void fill(Filling filling) {
    List<Position> there = ingest.positions();
    while (filling.distance(there) > NEAR) {
      filling.reach(there, stop);
      there = ingest.positions();
    }
  }

  private void finish(
      Generation generation, AnalyticsStore store, BatchWriter writer, Filling filling) {
    Scope scope = generation.scope();
    if (!generation.isBuilt()) {
      if (!scope.isWhole()) {
        filling.reach(ingest.positions(), stop);
      }
      progress.enter(Phase.MERGING);
      writer.built();
      Trimming.trim(store, scope);
      generations.reached(id, Stage.BUILT);
    }
    if (scope.isWhole()) {
      ingest.exchange(live -> takeOver(live, store, writer, filling));
    } else {
      generations.reached(id, Stage.DONE);
      progress.enter(Phase.BUILT);
    }
  }

  /** The live one stands still meanwhile; answers who writes the live one from now on. */
  private BatchWriter takeOver(
      BatchWriter live, AnalyticsStore store, BatchWriter writer, Filling filling) {
    filling.reach(live.positions(), stop);
    progress.enter(Phase.COMPARING);
    Comparison comparison = compare(store);
    progress.compared(comparison);
    if (!comparison.isEqual() && !generations.find(id).wish().acceptDifferences()) {
      generations.reached(id, Stage.DONE);
      progress.enter(Phase.REFUSED);
      return live;
    }
    generations.makeLive(id);
    generations.reached(id, Stage.DONE);
    progress.enter(Phase.SWAPPED);
    return writer;
  }

  private Comparison compare(AnalyticsStore store) {
    try (Session here = generations.session();
        Session there = store.session()) {
      return Comparing.of(here.readOnly(), there.readOnly());
    }
  }
}

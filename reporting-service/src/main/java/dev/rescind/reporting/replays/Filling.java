package dev.rescind.reporting.replays;

import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.ingest.Batch;
import dev.rescind.reporting.ingest.BatchWriter;
import dev.rescind.reporting.ingest.BoundedReader;
import dev.rescind.reporting.ingest.LogReaders;
import dev.rescind.reporting.ingest.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** From the log into one database: while a batch is written the next one is read. */
final class Filling implements AutoCloseable {

  /** Shorter than who stops a replay waits for it. */
  private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Four of the database's row groups, which it then writes once; some seconds of work, which is
   * what a crash costs.
   */
  private static final int RECORDS_OF_A_TRANSACTION = 4 * 122_880;

  private final BoundedReader reader;
  private final BatchWriter writer;
  private final Scope scope;
  private final ReplayProgress progress;
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("replay-writer").factory());

  /** Touched by the writing thread alone. */
  private int added;

  Filling(LogReaders logs, BatchWriter writer, Scope scope, ReplayProgress progress) {
    this.reader = logs.openBounded(writer.positions());
    this.writer = writer;
    this.scope = scope;
    this.progress = progress;
    progress.goesOn();
  }

  /** How many offsets lie between here and there. */
  long distance(List<Position> there) {
    reader.until(there, BROKER_ANSWERS_WITHIN);
    return reader.rest();
  }

  /**
   * Takes in everything up to there and nothing beyond.
   *
   * @throws CancellationException if it was stopped; what was written is kept
   */
  void reach(List<Position> there, Stop stop) {
    reader.until(there, BROKER_ANSWERS_WITHIN);
    CompletableFuture<?> written = CompletableFuture.completedFuture(null);
    while (reader.rest() > 0 && !stop.isAsked()) {
      Batch batch = reader.poll(POLL);
      finish(written);
      if (!batch.next().isEmpty()) {
        long rest = reader.rest();
        written = CompletableFuture.runAsync(() -> write(batch, rest), writing);
      }
    }
    finish(written.thenRunAsync(this::keep, writing));
    stop.check();
  }

  private void write(Batch batch, long rest) {
    writer.add(scope.isWhole() ? batch : batch.only(reading -> scope.includes(reading.recorded())));
    progress.advanced(batch.readings().size(), rest);
    added += batch.readings().size();
    if (added >= RECORDS_OF_A_TRANSACTION) {
      keep();
    }
  }

  private void keep() {
    writer.keep();
    progress.kept();
    added = 0;
  }

  private static void finish(CompletableFuture<?> written) {
    try {
      written.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  @Override
  public void close() {
    writing.close();
    writer.abandon();
    reader.close();
  }
}

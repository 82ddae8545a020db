package dev.rescind.cancellation.stream;

import dev.rescind.cancellation.stream.StoryEntries.Numbered;
import dev.rescind.chassis.time.Worker;
import dev.rescind.chassis.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * All open streams, and the one thread that looks for them what is new. It reads the table, so it
 * does not matter which replica recorded it; writing is left to virtual threads.
 */
@Component
class Streams extends Worker {

  /** Between two looks, if nothing rings: what another replica recorded. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Between two looks while entries are held back by a transaction that is about to end. */
  private static final Duration SHORT = Duration.ofMillis(5);

  private static final int MOST = 5_000;

  private final Queue<OpenStream> open = new ConcurrentLinkedQueue<>();
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final Horizon horizon;
  private final StoryEntries entries;
  private final long beatNanos;
  private long lastBeat = System.nanoTime();

  Streams(
      Horizon horizon,
      StoryEntries entries,
      @Value("${rescind.stream.heartbeat}") Duration heartbeat) {
    super("case-streams");
    this.horizon = horizon;
    this.entries = entries;
    this.beatNanos = heartbeat.toNanos();
  }

  /**
   * Adds a stream; what it has missed is sent at once.
   *
   * @throws ProblemException 503 if there are too many, or the service is about to stop
   */
  void open(OpenStream stream) {
    if (!isRunning() || open.size() >= MOST) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE, "too-many-streams", "read the timeline instead");
    }
    open.add(stream);
    wake();
  }

  /** Says that something was recorded. */
  void recorded() {
    if (!open.isEmpty()) {
      wake();
    }
  }

  @Override
  protected Duration work() {
    look();
    return horizon.isHeldBack() && !open.isEmpty() ? SHORT : LOOK;
  }

  /** Before the web server, which waits for its requests to end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  @Override
  public void stop() {
    super.stop();
    open.forEach(OpenStream::end);
    open.clear();
  }

  private void look() {
    open.removeIf(OpenStream::isGone);
    if (open.isEmpty()) {
      return;
    }
    horizon.advance();
    long whole = horizon.whole();
    Map<Long, List<OpenStream>> bySeen =
        open.stream()
            .filter(stream -> stream.isIdle() && stream.seenTo() < whole)
            .collect(Collectors.groupingBy(OpenStream::seenTo));
    bySeen.forEach((seenTo, streams) -> bring(streams, seenTo, whole));
    beat();
  }

  /** Streams that have come equally far, which most have, are served by one query. */
  private void bring(List<OpenStream> streams, long seenTo, long whole) {
    List<String> cases = streams.stream().map(OpenStream::cancellationId).distinct().toList();
    Map<String, List<Numbered>> found =
        entries.of(cases, seenTo, whole).stream()
            .collect(Collectors.groupingBy(Numbered::cancellationId));
    for (OpenStream stream : streams) {
      List<Numbered> wanted =
          found.getOrDefault(stream.cancellationId(), List.of()).stream()
              .filter(stream::wants)
              .toList();
      if (wanted.isEmpty()) {
        stream.skipTo(whole);
      } else if (stream.takeTurn()) {
        writers.execute(() -> write(stream, wanted, whole));
      }
    }
  }

  private void write(OpenStream stream, List<Numbered> wanted, long whole) {
    stream.write(wanted, whole);
    wake();
  }

  private void beat() {
    long now = System.nanoTime();
    if (now - lastBeat >= beatNanos) {
      lastBeat = now;
      open.stream().filter(OpenStream::takeTurn).forEach(stream -> writers.execute(stream::beat));
    }
  }
}

package dev.rescind.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres server process as its data directory knows it. The server is a process of its own and
 * outlives a killed JVM, so a start may find one from before.
 */
final class PostgresProcess {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);

  /** A fast stop ends with a checkpoint, which can take a while on a slow disk. */
  private static final Duration FAST_STOP = Duration.ofSeconds(60);

  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 20;

  private final Path cluster;
  private final ProcessHandle process;

  private PostgresProcess(Path cluster, ProcessHandle process) {
    this.cluster = cluster;
    this.process = process;
  }

  /**
   * The server that is alive and serves this very directory. A pid file that points to a process of
   * another kind, because the number was given out again, is removed: Postgres would take that
   * process for a running server and refuse to start. A pid file whose process is gone is left to
   * Postgres, which also looks for backends that outlived their postmaster.
   */
  static Optional<PostgresProcess> serving(Path cluster) throws IOException {
    Path pidFile = pidFile(cluster);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    Optional<ProcessHandle> alive = pid(pidFile).flatMap(ProcessHandle::of);
    if (alive.isPresent() && !serves(alive.get(), cluster)) {
      LOG.info("Removing the stale {}: process {} is no server of it", pidFile, alive.get().pid());
      Files.delete(pidFile);
      return Optional.empty();
    }
    return alive.map(process -> new PostgresProcess(cluster, process));
  }

  private static Optional<Long> pid(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    try {
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    ProcessHandle.Info info = process.info();
    boolean postgres =
        info.command().map(Path::of).map(Path::getFileName).stream()
            .anyMatch(name -> name.toString().startsWith("postgres"));
    boolean ours =
        info.arguments().stream().anyMatch(words -> List.of(words).contains(cluster.toString()));
    return postgres && ours;
  }

  /**
   * Stops the server without losing anything: open transactions are rolled back, connections
   * closed, a checkpoint written. If that takes longer than a minute the server is told to quit at
   * once, which costs a crash recovery at the next start and still no committed data. It is never
   * killed.
   *
   * @throws Refusal if it survives both
   */
  void stop() throws IOException {
    LOG.info("Stopping Postgres, process {}, of {}", process.pid(), cluster);
    signal("INT");
    if (isGoneWithin(FAST_STOP)) {
      return;
    }
    LOG.warn("Postgres, process {}, did not stop fast; telling it to quit", process.pid());
    signal("QUIT");
    if (!isGoneWithin(IMMEDIATE_STOP)) {
      throw Refusal.because(
          "Postgres, process %d, serves %s and does not stop".formatted(process.pid(), cluster));
    }
  }

  private void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * The server removes its pid file as its last act. The process alone is no proof: where nobody
   * reaps orphans, as in a container without an init, it stays behind as a zombie.
   */
  boolean isGoneWithin(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && Files.exists(pidFile(cluster))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Postgres was stopping", e);
    }
  }

  long pid() {
    return process.pid();
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}

package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the database server and the way to start and stop a server on them.
 *
 * <p>Under its home: {@code cluster} holds the data, {@code program} the unpacked server, {@code
 * start.log} what the server said while it started. The server's own log is in {@code cluster/log}
 * and is overwritten after a week.
 */
final class PostgresCluster {

  /** Recovery after a crash has to replay the log first; ten seconds were seen to be too short. */
  private static final Duration START_UP = Duration.ofMinutes(2);

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path home;
  private final Path cluster;
  private final Path initialising;

  PostgresCluster(Path home) {
    this.home = home;
    this.cluster = home.resolve("cluster");
    this.initialising = home.resolve("initialising");
  }

  Optional<PostgresProcess> process() throws IOException {
    return PostgresProcess.serving(cluster);
  }

  /** Whether there is a cluster that was once set up completely. */
  boolean holdsData() {
    return Files.exists(cluster) && !Files.exists(initialising);
  }

  /** Stops a server that an earlier process left behind; does nothing where there is none. */
  void stopSurvivor() throws IOException {
    Optional<PostgresProcess> survivor = process();
    if (survivor.isPresent()) {
      survivor.get().stop();
    }
  }

  /**
   * Starts a server, after stopping one that an earlier process left behind.
   *
   * @throws Refusal if the port is in use
   * @throws IOException if the server does not answer in time
   */
  EmbeddedPostgres start(int port, String password) throws IOException {
    stopSurvivor();
    Ports.requireFree(port, "Postgres");
    discardHalfMade();
    if (!Files.exists(cluster)) {
      DurableFile.write(initialising, new byte[0]);
    }
    Path passwordFile = home.resolve("initial-password");
    DurableFile.write(passwordFile, password.getBytes(UTF_8));
    try {
      return new PostgresSettings(home, port, password, passwordFile)
          .builder()
          .setDataDirectory(cluster)
          .setOutputRedirector(ProcessBuilder.Redirect.appendTo(startLog().toFile()))
          .setPGStartupWait(START_UP)
          .start();
    } catch (IllegalStateException initdbFailed) {
      throw new IOException(initdbFailed.getMessage() + ", see " + startLog(), initdbFailed);
    } finally {
      Files.delete(passwordFile);
    }
  }

  /**
   * Says that the cluster is complete; until then the next start throws it away and begins anew.
   */
  void initialised() throws IOException {
    Files.deleteIfExists(initialising);
  }

  private void discardHalfMade() throws IOException {
    if (Files.exists(initialising) && Files.exists(cluster)) {
      FileSystemUtils.deleteRecursively(cluster);
    }
  }

  /** Stops the server fast and waits until it is gone, for longer than the library does. */
  void stop(EmbeddedPostgres server) throws IOException {
    Optional<PostgresProcess> process = process();
    server.close();
    if (process.isPresent() && !process.get().isGoneWithin(STOP)) {
      process.get().stop();
    }
  }

  private Path startLog() {
    return home.resolve("start.log");
  }
}

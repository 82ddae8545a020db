package dev.rescind.system;

import dev.rescind.chassis.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Docker Compose on the project's file, under a name, ports and secrets of the tests' own, so that
 * a system that somebody uses is left alone. What somebody wrote into {@code .env} counts for
 * nothing here.
 *
 * @param settings what stands in {@code .env} otherwise
 */
record Compose(Path root, Map<String, String> settings) {

  /** The first of the ten ports. */
  static final int PORT = 18_180;

  static Compose ofTests() {
    return new Compose(
        Repository.found().root(),
        Map.ofEntries(
            Map.entry("COMPOSE_PROJECT_NAME", "rescind-system-test"),
            Map.entry("COMPOSE_ANSI", "never"),
            Map.entry("COMPOSE_PROGRESS", "quiet"),
            Map.entry("RESCIND_PORTS", Integer.toString(PORT / 10)),
            Map.entry("RESCIND_ISSUER_KEY", publicKey().toString()),
            Map.entry("POSTGRES_PASSWORD", "test-0"),
            Map.entry("CANCELLATION_DB_PASSWORD", "test-1"),
            Map.entry("REFUND_DB_PASSWORD", "test-2"),
            Map.entry("AVAILABILITY_DB_PASSWORD", "test-3"),
            Map.entry("NOTIFICATION_DB_PASSWORD", "test-4"),
            Map.entry("GRAFANA_PASSWORD", "test-5")));
  }

  /** Whether there is an engine, and a Compose to talk to it. */
  static boolean isThere() {
    try {
      Process asked = new ProcessBuilder("docker", "info").redirectErrorStream(true).start();
      asked.getInputStream().readAllBytes();
      return asked.waitFor() == 0;
    } catch (IOException noDocker) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The services read it as a user of their own. */
  private static Path publicKey() {
    try {
      Path key = Path.of(URI.create(TestTokens.publicKeyLocation()));
      return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As if its machine had lost power; it is not started again. */
  void killReplica(String service, int index) {
    String name = settings.get("COMPOSE_PROJECT_NAME") + "-" + service + "-" + index;
    execute(List.of("docker", "kill", name));
  }

  /** The answer of the database server, of one column and row. */
  String ask(String database, String question) {
    return run(
        "exec", "-T", "postgres", "psql", "-U", "postgres", "-d", database, "-Atc", question);
  }

  /**
   * Runs {@code docker compose} with these words and answers what it printed.
   *
   * @throws IllegalStateException if it fails, with what it printed
   */
  String run(String... words) {
    List<String> line = new ArrayList<>(List.of("docker", "compose", "--env-file", "/dev/null"));
    line.addAll(List.of(words));
    return execute(line);
  }

  private String execute(List<String> line) {
    ProcessBuilder command =
        new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(true);
    command.environment().putAll(settings);
    try {
      Process process = command.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + " failed:\n" + said);
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package dev.rescind.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Docker Compose, as it stands on the path.
 *
 * @param root the directory of {@code docker-compose.yml}
 */
record DockerCompose(Path root) {

  /**
   * Runs it at this terminal.
   *
   * @return its exit status
   * @throws Refusal if there is no Docker
   */
  int run(String... words) throws InterruptedException {
    return start(command(words).inheritIO()).waitFor();
  }

  /**
   * What it answers, line by line; nothing where it fails.
   *
   * @throws Refusal if there is no Docker
   */
  List<String> ask(String... words) throws IOException, InterruptedException {
    Process process = start(command(words).redirectError(ProcessBuilder.Redirect.INHERIT));
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? answer.lines().toList() : List.of();
  }

  private ProcessBuilder command(String... words) {
    List<String> line = new ArrayList<>(List.of("docker", "compose"));
    line.addAll(List.of(words));
    return new ProcessBuilder(line).directory(root.toFile());
  }

  private static Process start(ProcessBuilder command) {
    try {
      return command.start();
    } catch (IOException e) {
      throw Refusal.because(
          "docker was not found; containers need Docker with Compose 2.20 or newer", e);
    }
  }
}

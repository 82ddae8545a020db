package dev.rescind.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Shows what does not fit onto the screen with the program that {@code PAGER} names, else with
 * {@code less}, which cuts long lines off and lets one move sideways.
 */
final class Pager {

  private static final String OPTIONS_OF_LESS = "-FSRX";

  private final List<String> command;
  private final String options;

  Pager(Map<String, String> environment) {
    this.command = List.of(environment.getOrDefault("PAGER", "less").strip().split("\\s+"));
    this.options = environment.getOrDefault("LESS", OPTIONS_OF_LESS);
  }

  /** Whether the text has too many lines for the screen, or too long ones. */
  static boolean isWanted(String text, int rows, int columns) {
    return text.lines().count() >= rows || text.lines().anyMatch(line -> line.length() > columns);
  }

  /** Answers false where there is no such program; nothing is shown then. */
  boolean show(byte[] text) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LESS", options);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return false;
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(text);
    } catch (IOException e) {
      // Whoever has seen enough leaves before the end; the pager is gone then.
      process.waitFor();
    }
    process.waitFor();
    return true;
  }
}

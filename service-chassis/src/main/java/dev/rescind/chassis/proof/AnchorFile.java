package dev.rescind.chassis.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Anchors in a file, a line each, outside the database. Only ever appended to. */
public final class AnchorFile {

  private final @Nullable Path file;

  /**
   * The anchors of a service.
   *
   * @param directory made where it is missing; none if blank, and then nothing is kept
   */
  public AnchorFile(String directory, String service) {
    this.file = directory.isBlank() ? null : Path.of(directory).resolve(service + ".jsonl");
  }

  /**
   * Adds an anchor.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void add(Anchor anchor) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, anchor.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All anchors, the oldest first; none where there is no file. A last line without an end was cut
   * off by a crash and is no anchor.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a line is no anchor
   */
  public List<Anchor> read() {
    if (file == null || !Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      Stream<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines();
      return lines.map(line -> Anchor.parse(line.getBytes(StandardCharsets.UTF_8))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

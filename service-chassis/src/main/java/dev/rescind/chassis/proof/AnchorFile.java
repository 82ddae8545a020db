package dev.rescind.chassis.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * What the file holds.
   *
   * @param anchors the oldest first
   * @param broken the numbers of the lines that are no anchors, from 1
   */
  public record Content(List<Anchor> anchors, List<Integer> broken) {

    public Content {
      anchors = List.copyOf(anchors);
      broken = List.copyOf(broken);
    }
  }

  /**
   * Adds an anchor. A line that was cut off gets an end first, so that it takes no other with it.
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
          file,
          (isCutOff(file) ? "\n" : "") + anchor.line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCutOff(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.position(channel.size() - 1).read(last) == 1
          && last.get(0) != '\n';
    }
  }

  /**
   * Everything; nothing where there is no file. A last line without an end is being written, or was
   * cut off, and is not looked at; an empty one says nothing.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public Content read() {
    if (file == null || !Files.exists(file)) {
      return new Content(List.of(), List.of());
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return content(text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Content content(String[] lines) {
    List<Anchor> anchors = new ArrayList<>();
    List<Integer> broken = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        Optional<Anchor> anchor = Anchor.find(lines[i].getBytes(StandardCharsets.UTF_8));
        anchor.ifPresent(anchors::add);
        if (anchor.isEmpty()) {
          broken.add(i + 1);
        }
      }
    }
    return new Content(anchors, broken);
  }
}

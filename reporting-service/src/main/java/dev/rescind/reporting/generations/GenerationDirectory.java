package dev.rescind.reporting.generations;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generations on disk: a directory for each, with what it is in a file beside its database, and
 * one file that names the live one. Every step is one rename, so a crash leaves the state before or
 * after it.
 */
final class GenerationDirectory {

  private static final String DESCRIPTION = "generation.json";
  private static final String DROPPED = ".dropped";

  private final Path root;
  private final Path live;

  GenerationDirectory(Path reporting) {
    this.root = reporting.resolve("generations");
    this.live = root.resolve("live");
  }

  /** Where the files of a generation are. */
  Path of(String id) {
    return root.resolve(id);
  }

  /** All generations, the oldest first; what was begun or dropped half-way is cleared away. */
  List<Generation> load() {
    List<Generation> found = new ArrayList<>();
    for (Path directory : directories()) {
      Path description = directory.resolve(DESCRIPTION);
      if (directory.toString().endsWith(DROPPED) || !Files.exists(description)) {
        delete(directory);
      } else {
        found.add(EventJson.mapper().readValue(description.toFile(), Generation.class));
      }
    }
    found.sort(Comparator.comparingInt(Generation::number));
    return found;
  }

  void save(Generation generation) {
    replace(
        of(generation.id()).resolve(DESCRIPTION),
        EventJson.mapper().writeValueAsString(generation));
  }

  Optional<String> live() {
    try {
      return Files.exists(live) ? Optional.of(Files.readString(live).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeLive(String id) {
    replace(live, id);
  }

  void drop(String id) {
    Path doomed = root.resolve(id + DROPPED);
    try {
      Files.move(of(id), doomed, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delete(doomed);
  }

  private List<Path> directories() {
    try {
      Files.createDirectories(root);
      try (Stream<Path> entries = Files.list(root)) {
        return entries.filter(Files::isDirectory).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, text);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where one instance keeps everything: database, topics, mail, keys, logs. A marker file tells such
 * a directory from any other, so that nothing else is ever written into or deleted.
 */
final class DataDirectory implements AutoCloseable {

  private static final String MARKER = ".rescind-data";
  private static final String LOCK = "lock";

  private final Path root;
  private @Nullable FileChannel lock;

  private DataDirectory(Path root) {
    this.root = root;
  }

  /**
   * Opens the directory, creating and marking it where it is missing or empty.
   *
   * @throws Refusal if the path holds something that is not a Rescind data directory
   */
  static DataDirectory open(Path path) {
    try {
      Path root = DurableFile.directory(path.toAbsolutePath().normalize()).toRealPath();
      Path marker = root.resolve(MARKER);
      if (!Files.exists(marker)) {
        requireEmpty(root);
        DurableFile.write(marker, "Rescind keeps its data here.\n".getBytes(UTF_8));
      }
      return new DataDirectory(root);
    } catch (IOException e) {
      throw Refusal.because("cannot use %s as data directory: %s".formatted(path, e), e);
    }
  }

  private static void requireEmpty(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      if (entries.findAny().isPresent()) {
        throw Refusal.because(
            root + " is neither empty nor a Rescind data directory; it is left alone");
      }
    }
  }

  /**
   * Claims the directory for this process until {@link #close()} or the end of the process.
   *
   * @throws Refusal if another instance holds it
   */
  DataDirectory claim() {
    try {
      FileChannel channel =
          FileChannel.open(
              root.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        String holder = Files.readString(root.resolve(LOCK)).strip();
        channel.close();
        throw Refusal.because(
            "another instance (process %s) is running with %s".formatted(holder, root));
      }
      channel
          .truncate(0)
          .write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
      lock = channel;
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /**
   * Deletes everything in it; links are deleted, not followed. Call it only between {@link
   * #claim()} and the first use.
   */
  void empty() throws IOException {
    var kept = List.of(root.resolve(MARKER), root.resolve(LOCK));
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.filter(entry -> !kept.contains(entry)).toList()) {
        FileSystemUtils.deleteRecursively(entry);
      }
    }
  }

  Path root() {
    return root;
  }

  Path database() {
    return root.resolve("postgres");
  }

  Path broker() {
    return root.resolve("kafka");
  }

  Path mail() {
    return root.resolve("mail");
  }

  Path issuer() {
    return root.resolve("issuer");
  }

  Path reporting() {
    return root.resolve("reporting");
  }

  Path evidence() {
    return root.resolve("evidence");
  }

  Path anchors() {
    return root.resolve("anchors");
  }

  Path clock() {
    return root.resolve("clock");
  }

  Path logs() {
    return root.resolve("logs");
  }

  /** Lets go of the claim; the data stays. */
  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}

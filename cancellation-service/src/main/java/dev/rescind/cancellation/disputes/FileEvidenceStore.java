package dev.rescind.cancellation.disputes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps files in a directory, under their digest, spread over 256 subdirectories. A file is written
 * under a temporary name, forced to the disk and moved: under its digest there is all of it or
 * nothing.
 */
final class FileEvidenceStore implements EvidenceStore {

  private static final int SPREAD = 2;

  private final Path directory;

  FileEvidenceStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public void put(Content content) throws IOException {
    Path target = path(content.digest());
    if (Files.exists(target)) {
      return;
    }
    Path folder = Files.createDirectories(target.resolveSibling(""));
    Path temporary = Files.createTempFile(folder, "incoming-", ".tmp");
    try {
      write(content, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      force(directory);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Content content, Path file) throws IOException {
    try (InputStream in = content.source().getInputStream();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      in.transferTo(out);
      channel.force(true);
    }
  }

  /** The entries that lead to the file have to survive as well as the file. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public InputStream open(Digest digest) throws IOException {
    try {
      return Files.newInputStream(path(digest));
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException) new FileNotFoundException(digest.hex()).initCause(e);
    }
  }

  @Override
  public void delete(Digest digest) throws IOException {
    Files.deleteIfExists(path(digest));
  }

  private Path path(Digest digest) {
    return directory.resolve(digest.hex().substring(0, SPREAD)).resolve(digest.hex());
  }
}

package dev.rescind.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** How long the disk takes to make a write durable: what every commit has to wait for. */
final class DiskSync {

  private static final int WRITES = 200;

  private DiskSync() {}

  /** Microseconds of one write of 8 KiB with its fdatasync, median. */
  static long median(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "sync", null);
    long[] micros = new long[WRITES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WRITES; i++) {
        long begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(8192));
        channel.force(false);
        micros[i] = (System.nanoTime() - begun) / 1000;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(micros);
    return micros[WRITES / 2];
  }
}

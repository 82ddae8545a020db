package dev.rescind.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * This process and the database server's, as Linux counts them under {@code /proc}: the platform is
 * not only its JVM.
 */
final class Processes {

  /** Linux counts CPU time in hundredths of a second, whatever its kernel ticks at. */
  private static final long MICROS_A_TICK = 10_000;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final int CHILDREN_USER_TIME = 13;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private final ProcessHandle postmaster;

  /**
   * @param data of the platform
   * @throws IOException if no database server runs on it
   */
  Processes(Path data) throws IOException {
    Path file = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    postmaster = ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
  }

  /**
   * CPU time since they started.
   *
   * @param jvm microseconds of this process
   * @param database microseconds of the database's processes, those that ended included
   */
  record Cpu(long jvm, long database) {
    Cpu since(Cpu earlier) {
      return new Cpu(jvm - earlier.jvm, database - earlier.database);
    }

    Cpu plus(Cpu other) {
      return new Cpu(jvm + other.jvm, database + other.database);
    }

    long micros() {
      return jvm + database;
    }
  }

  Cpu cpu() throws IOException {
    long ticks = 0;
    for (ProcessHandle process : postmaster.descendants().toList()) {
      ticks += ticks(process.pid(), USER_TIME, SYSTEM_TIME);
    }
    ticks +=
        ticks(postmaster.pid(), USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME);
    long own = ticks(ProcessHandle.current().pid(), USER_TIME, SYSTEM_TIME);
    return new Cpu(own * MICROS_A_TICK, ticks * MICROS_A_TICK);
  }

  /** Zero for a process that has ended meanwhile: it is in its parent's count then. */
  private static long ticks(long pid, int... fields) throws IOException {
    String stat;
    try {
      stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (NoSuchFileException ended) {
      return 0;
    }
    // The name, in parentheses, may hold spaces; the fields are counted behind it.
    String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field : fields) {
      ticks += Long.parseLong(values[field]);
    }
    return ticks;
  }

  /** Bytes in memory, of pages that several of them share a part each, so that each counts once. */
  long memory() throws IOException {
    long kilobytes = 0;
    for (ProcessHandle process :
        Stream.concat(Stream.of(ProcessHandle.current(), postmaster), postmaster.descendants())
            .toList()) {
      kilobytes += proportional(process.pid());
    }
    return kilobytes * 1_024;
  }

  private static long proportional(long pid) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
    } catch (NoSuchFileException ended) {
      return 0;
    }
    return lines.stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}

package dev.rescind.standalone;

import java.util.Locale;
import java.util.function.Consumer;

/** Says what has been done so far, one line per step, with the seconds since the beginning. */
final class Progress {

  private final Consumer<String> lines;
  private final long begin = System.nanoTime();

  /**
   * @param lines takes each line; may be called from several threads
   */
  Progress(Consumer<String> lines) {
    this.lines = lines;
  }

  void done(String step) {
    lines.accept(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), step));
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Elapsed time for people, as in {@code 12.3 s}. */
  String elapsed() {
    return String.format(Locale.ROOT, "%.1f s", seconds());
  }
}

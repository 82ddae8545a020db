package dev.rescind.imports;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how far things are: on a terminal in one line that changes, elsewhere now and then. */
final class Progress {

  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private final Instant began;
  private Instant told;
  private int width;

  Progress(PrintStream out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock.instant();
    this.told = began;
  }

  /**
   * Says how much is done, if it is time to say so again.
   *
   * @param done of the whole, in the same unit
   * @param whole zero where it is not known
   */
  void tell(String what, long count, long done, long whole) {
    Duration pause = terminal ? ON_TERMINAL : ELSEWHERE;
    if (Duration.between(told, clock.instant()).compareTo(pause) >= 0) {
      told = clock.instant();
      print(String.format("%s %,d, %,d/s%s", what, count, rate(count), left(done, whole)));
    }
  }

  /** Says it now, whatever was said last. */
  void tellNow(String line) {
    print(line);
    if (terminal) {
      out.println();
    }
    width = 0;
  }

  /** So many a second since the beginning. */
  long rate(long count) {
    return count * 1_000 / Math.max(1, elapsed().toMillis());
  }

  Duration elapsed() {
    return Duration.between(began, clock.instant());
  }

  private String left(long done, long whole) {
    if (done <= 0 || whole <= 0) {
      return "";
    }
    long percent = Math.min(100, done * 100 / whole);
    Duration rest = elapsed().multipliedBy(Math.max(0, whole - done)).dividedBy(done);
    return String.format(", %d %%, %d s left", percent, rest.toSeconds());
  }

  private void print(String line) {
    if (terminal) {
      // Blanks wipe out what a longer line left behind.
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else {
      out.println(line);
    }
  }
}

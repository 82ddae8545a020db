package dev.rescind.standalone;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/** A line that tells how far something is: on a terminal it changes, elsewhere it is repeated. */
final class ChangingLine {

  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private long toldAt = System.nanoTime() - ELSEWHERE.toNanos();
  private int width;

  ChangingLine(PrintStream out) {
    this.out = out;
    this.terminal = isTerminal() && (out.equals(System.out) || out.equals(System.err));
  }

  // The warning holds for 22 to 24; 25 went back to null where there is no terminal (JDK-8351435).
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  void tell(String line) {
    if (terminal) {
      // Blanks wipe out what a longer line left behind.
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else if (System.nanoTime() - toldAt >= ELSEWHERE.toNanos()) {
      toldAt = System.nanoTime();
      out.println(line);
    }
  }

  /** Takes the line away, so that something lasting can be said. */
  void clear() {
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }
}

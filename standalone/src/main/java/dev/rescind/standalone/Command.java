package dev.rescind.standalone;

import java.io.PrintStream;
import java.util.Set;

/** Something that {@code ./rescind} can do. A new one is a class, and a line in {@link Rescind}. */
interface Command {

  /**
   * How it is asked for.
   *
   * @param synopsis what follows the name, for the help
   * @param purpose what it does, in a few words
   * @param flags options without a value, as in {@code --fresh}
   * @param options options with a value, as in {@code --port}
   */
  record Form(
      String name, String synopsis, String purpose, Set<String> flags, Set<String> options) {}

  /** Where a command writes: its result, and what went wrong. */
  record Console(PrintStream out, PrintStream err) {}

  Form form();

  /**
   * Does it.
   *
   * @return the exit status; 0 is success
   * @throws Refusal if it cannot be done, in one line
   */
  int run(Arguments arguments, Console console) throws Exception;
}

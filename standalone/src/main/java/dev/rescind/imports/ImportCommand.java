package dev.rescind.imports;

import dev.rescind.upstream.EventSender;
import dev.rescind.upstream.SendingFailedException;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** {@code rescind import}: a CSV file of orders and cancellations becomes upstream events. */
public final class ImportCommand {

  private static final int DONE = 0;
  private static final int SOME_ROWS_REJECTED = 1;
  private static final int REFUSED = 2;
  private static final int BROKEN_OFF = 3;

  private ImportCommand() {}

  /**
   * Imports a file; safe to repeat. {@code docs/import.md} describes the mapping.
   *
   * @param args the file, {@code --mapping MAPPING.yaml} and, if wanted, {@code --mode}
   * @param out progress and summary
   * @param err what went wrong
   * @return exit code: 0 all done; 1 done but for rows that could not be read; 2 refused, nothing
   *     was sent; 3 broken off, may be repeated
   */
  public static int run(List<String> args, ImportTarget target, PrintStream out, PrintStream err) {
    try (ServiceCalls services = new ServiceCalls(target)) {
      ImportRun run =
          new ImportRun(
              services,
              source -> EventSender.connect(target.bootstrapServers(), "/import/" + source),
              out,
              isTerminal(out),
              Clock.systemUTC(),
              Thread::sleep);
      return run(args, run, err);
    }
  }

  static int run(List<String> args, ImportRun run, PrintStream err) {
    try {
      Tally tally = run.run(ImportArguments.parse(args));
      tally.rejectSummary().forEach(err::println);
      return tally.rejects() == 0 ? DONE : SOME_ROWS_REJECTED;
    } catch (ImportRefusedException e) {
      err.println(e.getMessage());
      return REFUSED;
    } catch (ImportBrokenOffException | SendingFailedException e) {
      err.println("the import broke off: " + e.getMessage());
      return BROKEN_OFF;
    }
  }

  // The warning holds for 22 to 24; 25 went back to null where there is no terminal (JDK-8351435).
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(PrintStream out) {
    Console console = System.console();
    return console != null && console.isTerminal() && out.equals(System.out);
  }
}

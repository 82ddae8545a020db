package dev.rescind.standalone;

import dev.rescind.standalone.SqlAsking.Manner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Asks the analytics: one statement, or a conversation. */
final class SqlCommand implements Command {

  @Override
  public Form form() {
    return new Form(
        "sql",
        "[QUERY] [--file FILE.sql] [--format table|csv|json] [--as-of INSTANT] [--generation ID]"
            + " [--limit N] [--data DIR] [--port N]",
        "asks the analytics, read-only; without a query, line by line",
        Set.of(),
        Set.of("--file", "--format", "--as-of", "--generation", "--limit", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> words = arguments.upTo(1);
    Manner manner =
        new Manner(
            SqlForm.named(arguments.value("--format").orElse("table")),
            arguments.value("--as-of").orElse(null),
            arguments.value("--generation").orElse(null),
            arguments.number("--limit").orElse(null));
    LocalInstance instance = LocalInstance.of(arguments);
    try (ReportingCalls calls = new ReportingCalls(instance, Role.ANALYST, "sql")) {
      SqlAsking asking = new SqlAsking(calls, console);
      if (!words.isEmpty()) {
        return asking.ask(words.getFirst(), manner);
      }
      if (arguments.value("--file").isPresent()) {
        return asking.ask(read(Path.of(arguments.value("--file").get())), manner);
      }
      if (!ChangingLine.isTerminal()) {
        return asking.ask(new String(System.in.readAllBytes(), StandardCharsets.UTF_8), manner);
      }
      Path data = arguments.value("--data").map(Path::of).orElseGet(Options::defaultData);
      return new SqlShell(
              own -> new SqlConversation(calls, new SqlAsking(calls, own), manner, own), console)
          .run(data.resolve("sql-history"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Refusal.because("cannot read " + file, e);
    }
  }
}

package dev.rescind.standalone;

import dev.rescind.standalone.Command.Console;
import dev.rescind.standalone.SqlAsking.Manner;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is said line by line: statements that end with a semicolon, and commands with a dot. */
final class SqlConversation {

  private static final String HELP =
      """
      A statement ends with a semicolon, or with an empty line.
        .views           what there is to ask about
        .describe VIEW   its columns and what they mean
        .format FORMAT   table, csv or json
        .as-of INSTANT   as everything was then; '.as-of now' for the present
        .generation ID   another generation; '.generation live' for the live one
        .limit N         how many rows
        .quit            so does Ctrl-D
      \\help, \\d and \\q are understood, too. Ctrl-C forgets what was begun, or stops waiting.
      """;

  /** What people's fingers know from other prompts. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "help", ".help",
          "quit", ".quit",
          "exit", ".quit",
          "\\q", ".quit",
          "\\?", ".help",
          "\\h", ".help",
          "\\d", ".describe",
          "\\dt", ".views",
          "\\dv", ".views");

  private final ReportingCalls calls;
  private final SqlAsking asking;
  private final PrintStream out;
  private Manner manner;
  private final StringBuilder begun = new StringBuilder();

  SqlConversation(ReportingCalls calls, SqlAsking asking, Manner manner, Console console) {
    this.calls = calls;
    this.asking = asking;
    this.manner = manner;
    this.out = console.out();
  }

  /** Takes a line; answers false when the conversation is over. */
  boolean take(String line) {
    String text = line.strip();
    if (begun.isEmpty()) {
      String[] words = words(text);
      if (words[0].startsWith(".")) {
        return command(words);
      }
    }
    if (!text.isEmpty()) {
      begun.append(line).append('\n');
    }
    if (!begun.isEmpty() && (text.isEmpty() || text.endsWith(";"))) {
      String sql = begun.toString().stripTrailing();
      begun.setLength(0);
      ask(sql);
    }
    return true;
  }

  /** A service that is away, or somebody who does not want to wait, is not the end of it. */
  private void ask(String sql) {
    try {
      asking.ask(sql, manner);
    } catch (Refusal e) {
      out.println(e.getMessage());
    }
  }

  private static String[] words(String text) {
    String[] words = text.split("\\s+", 2);
    String first = words[0].endsWith(";") ? words[0].substring(0, words[0].length() - 1) : words[0];
    boolean alone = words.length == 1;
    if (first.equals("\\d") && alone) {
      words[0] = ".views";
    } else if (SYNONYMS.containsKey(first) && (alone || first.startsWith("\\"))) {
      words[0] = SYNONYMS.get(first);
    } else if (first.startsWith("\\")) {
      words[0] = "." + first.substring(1);
    }
    return words;
  }

  /** Whether a statement is begun and not ended. */
  boolean isInside() {
    return !begun.isEmpty();
  }

  /** Forgets what was begun. */
  void forget() {
    begun.setLength(0);
  }

  /** The names that can be completed. */
  List<String> views() {
    return calls
        .json("GET", "/api/views", null)
        .valueStream()
        .map(view -> view.path("name").asString(""))
        .toList();
  }

  private boolean command(String[] words) {
    String argument = words.length > 1 ? words[1] : "";
    try {
      switch (words[0]) {
        case ".quit", ".exit" -> {
          return false;
        }
        case ".help" -> out.print(HELP);
        case ".views" -> listViews();
        case ".describe" -> describe(argument);
        case ".format" ->
            manner = with(SqlForm.named(argument), manner.asOf(), manner.generation());
        case ".as-of" -> manner = with(manner.form(), unless("now", argument), manner.generation());
        case ".generation" -> manner = with(manner.form(), manner.asOf(), unless("live", argument));
        case ".limit" -> limit(argument);
        default -> out.println("there is no " + words[0] + "; .help lists what there is");
      }
    } catch (Refusal | ReportingCalls.Problem e) {
      out.println(e.getMessage());
    }
    return true;
  }

  private Manner with(SqlForm form, @Nullable String asOf, @Nullable String generation) {
    return new Manner(form, asOf, generation, manner.limit());
  }

  private static @Nullable String unless(String usual, String argument) {
    return argument.isEmpty() || argument.equals(usual) ? null : argument;
  }

  private void limit(String argument) {
    try {
      int limit = Integer.parseInt(argument);
      manner = new Manner(manner.form(), manner.asOf(), manner.generation(), limit);
    } catch (NumberFormatException e) {
      out.println(".limit wants a number");
    }
  }

  private void listViews() {
    for (JsonNode view : calls.json("GET", "/api/views", null)) {
      out.printf("  %-20s %s%n", view.path("name").asString(""), view.path("comment").asString(""));
    }
  }

  private void describe(String name) {
    for (JsonNode view : calls.json("GET", "/api/views", null)) {
      if (view.path("name").asString("").equals(name)) {
        out.println(view.path("comment").asString(""));
        for (JsonNode column : view.path("columns")) {
          out.printf(
              "  %-18s %-10s %s%n",
              column.path("name").asString(""),
              column.path("type").asString(""),
              column.path("comment").asString(""));
        }
        return;
      }
    }
    out.println("there is no view '" + name + "'; .views lists them");
  }
}

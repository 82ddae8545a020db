package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks one statement and shows the answer, or where the statement is wrong. */
final class SqlAsking {

  private static final String PATH = "/api/sql";

  private final ReportingCalls calls;
  private final Command.Console console;

  SqlAsking(ReportingCalls calls, Command.Console console) {
    this.calls = calls;
    this.console = console;
  }

  /**
   * How a statement is asked.
   *
   * @param asOf an instant or a date, UTC; the present where null
   * @param generation the live one where null
   * @param limit how many rows; as many as usual where null
   */
  record Manner(
      SqlForm form, @Nullable String asOf, @Nullable String generation, @Nullable Integer limit) {}

  /** Answers the exit status. */
  int ask(String sql, Manner manner) {
    ObjectNode question = EventJson.mapper().createObjectNode().put("sql", sql);
    question.put("asOf", manner.asOf());
    question.put("generation", manner.generation());
    question.put("limit", manner.limit());
    try {
      HttpResponse<InputStream> answer =
          calls.send("POST", PATH, manner.form().mediaType(), question.toString());
      show(answer, manner.form());
      return 0;
    } catch (ReportingCalls.Problem problem) {
      console.err().println(problem.getMessage());
      problem.position().ifPresent(position -> point(sql, position, console.err()));
      return 1;
    } catch (IOException e) {
      throw Refusal.because("the answer broke off: " + e.getMessage(), e);
    }
  }

  private void show(HttpResponse<InputStream> answer, SqlForm form) throws IOException {
    try (InputStream in = answer.body()) {
      in.transferTo(console.out());
    }
    if (form == SqlForm.JSON) {
      console.out().println();
    }
    console.out().flush();
    boolean more = answer.headers().firstValue("Rescind-Truncated").orElse("").equals("true");
    if (more && form == SqlForm.CSV) {
      console.err().println("there are more rows; raise --limit, or export");
    }
  }

  /** Shows the line that is wrong, with a mark under the place. */
  static void point(String sql, int position, PrintStream err) {
    int place = Math.min(position, sql.length());
    int begin = sql.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    int end = sql.indexOf('\n', place);
    err.println("  " + sql.substring(begin, end < 0 ? sql.length() : end));
    err.println("  " + " ".repeat(Math.max(0, place - begin)) + "^");
  }
}

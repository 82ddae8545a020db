package dev.rescind.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Watches a replay to its end and says how it goes. */
final class ReplayFollowing {

  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  private ReplayFollowing() {}

  /** Answers the exit status: 0 if the generation is live or ready to be asked. */
  static int follow(ReportingCalls calls, String path, PrintStream out) {
    ChangingLine line = new ChangingLine(out);
    while (true) {
      JsonNode status = calls.json("GET", path, null);
      JsonNode progress = status.path("progress");
      String phase = progress.path("phase").asString("STOPPED");
      switch (phase) {
        case "READING", "MERGING", "COMPARING" -> line.tell(progressLine(status, phase));
        default -> {
          line.clear();
          return end(status, phase, out);
        }
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static String progressLine(JsonNode status, String phase) {
    JsonNode progress = status.path("progress");
    if (progress.path("trouble").isString()) {
      return "waiting: " + progress.path("trouble").stringValue();
    }
    String id = status.path("id").asString("");
    return switch (phase) {
      case "MERGING" -> id + ": merging orders and cases";
      case "COMPARING" -> id + ": comparing with the live analytics, which stand still meanwhile";
      default ->
          "%s: %,d records read, %,d/s, %,d to go"
              .formatted(
                  id,
                  progress.path("read").longValue(),
                  progress.path("rate").longValue(),
                  progress.path("rest").longValue());
    };
  }

  private static int end(JsonNode status, String phase, PrintStream out) {
    String id = status.path("id").asString("");
    JsonNode progress = status.path("progress");
    if (progress.isObject()) {
      out.printf(
          "%s: %,d records in %,d ms, %,d/s%n",
          id,
          progress.path("read").longValue(),
          progress.path("millis").longValue(),
          progress.path("rate").longValue());
    }
    progress.path("comparison").path("tables").forEach(table -> table(table, out));
    out.println(verdict(id, phase));
    return phase.equals("SWAPPED") || phase.equals("BUILT") ? 0 : 1;
  }

  private static void table(JsonNode table, PrintStream out) {
    out.printf(
        "  %-20s %-10s live %,12d  rebuilt %,12d%n",
        table.path("name").asString(""),
        table.path("verdict").asString(""),
        table.path("liveRows").longValue(),
        table.path("rebuiltRows").longValue());
    for (JsonNode difference : table.path("differences")) {
      out.printf(
          "    %s%n      live    %s%n      rebuilt %s%n",
          difference.path("key").asString(""),
          difference.path("live").asString("-"),
          difference.path("rebuilt").asString("-"));
    }
  }

  private static String verdict(String id, String phase) {
    return switch (phase) {
      case "SWAPPED" ->
          id + " is live; the one before is kept: ./rescind replay list, swap ID, drop ID";
      case "REFUSED" ->
          id
              + " differs and is not live; ./rescind replay swap "
              + id
              + " --accept-differences makes it so, ./rescind replay drop "
              + id
              + " deletes it";
      case "BUILT" ->
          id
              + " can be asked: ./rescind sql --generation "
              + id
              + "; ./rescind replay drop "
              + id
              + " deletes it";
      default ->
          id + " was stopped, or ended before the service started; see ./rescind replay list";
    };
  }
}

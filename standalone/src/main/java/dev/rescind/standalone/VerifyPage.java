package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import dev.rescind.standalone.Command.Console;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What {@code verify} prints: a line for each check as it ends, then what was found. */
final class VerifyPage {

  private static final long SAY_AFTER_MILLIS = 3_000;
  private static final long SAY_EVERY_NANOS = 5_000_000_000L;

  private final Console console;
  private final boolean asJson;
  private final Set<String> printed = new HashSet<>();
  private long saidNanos = System.nanoTime();

  VerifyPage(Console console, boolean asJson) {
    this.console = console;
    this.asJson = asJson;
  }

  /** Shows what has ended since the last look, and now and then how far the rest is. */
  void show(String service, JsonNode status) {
    for (JsonNode check : status.path("checks")) {
      String state = check.path("state").asString("");
      if (state.equals("RUNNING")) {
        say(service, check);
      } else if (!asJson
          && !state.equals("WAITING")
          && printed.add(service + check.path("check").asString(""))) {
        print(service, check, state);
      }
    }
  }

  private void say(String service, JsonNode check) {
    boolean isSlow = check.path("millis").longValue() > SAY_AFTER_MILLIS;
    if (isSlow && System.nanoTime() - saidNanos > SAY_EVERY_NANOS) {
      saidNanos = System.nanoTime();
      console
          .err()
          .printf(
              "%s %s: %,d of %,d, %,d a second%n",
              service,
              check.path("check").asString(""),
              check.path("checked").longValue(),
              check.path("expected").longValue(),
              rate(check));
    }
  }

  private static long rate(JsonNode check) {
    return check.path("checked").longValue() * 1000 / Math.max(1, check.path("millis").longValue());
  }

  private void print(String service, JsonNode check, String state) {
    console
        .out()
        .printf(
            "%-22s %-8s %-12s %,9d checked %,8d ms  %s%n",
            service,
            check.path("check").asString(""),
            outcome(state, check),
            check.path("checked").longValue(),
            check.path("millis").longValue(),
            check.path("ensures").asString(""));
    check.path("findings").forEach(finding -> console.out().println("    " + words(finding)));
    long unlisted = check.path("found").longValue() - check.path("findings").size();
    if (unlisted > 0) {
      console.out().printf("    and %,d more%n", unlisted);
    }
    if (state.equals("BROKEN")) {
      console.out().println("    " + check.path("trouble").asString(""));
    }
  }

  private static String outcome(String state, JsonNode check) {
    return switch (state) {
      case "PASSED" -> "ok";
      case "FAILED" -> "%,d found".formatted(check.path("found").longValue());
      default -> "not done";
    };
  }

  private static String words(JsonNode finding) {
    List<String> place = new ArrayList<>();
    for (String part : List.of("stream", "sequence", "position", "eventId")) {
      JsonNode value = finding.path(part);
      if (!value.isMissingNode() && !value.isNull()) {
        place.add((part.equals("eventId") ? "event" : part) + " " + value.asString());
      }
    }
    String problem = finding.path("problem").asString("");
    return place.isEmpty() ? problem : String.join(", ", place) + ": " + problem;
  }

  /** Says what it comes to; answers the exit status. */
  int close(Map<String, JsonNode> results) {
    long found = 0;
    long undone = 0;
    for (JsonNode result : results.values()) {
      for (JsonNode check : result.path("checks")) {
        found += check.path("found").longValue();
        undone += check.path("state").asString("").equals("BROKEN") ? 1 : 0;
      }
    }
    if (asJson) {
      console
          .out()
          .println(
              EventJson.mapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(new LinkedHashMap<>(results)));
    } else if (found + undone == 0) {
      console.out().println("The log is what it was.");
    } else {
      console.out().printf("%,d findings, %,d checks not carried through%n", found, undone);
    }
    return found + undone == 0 ? 0 : 1;
  }
}

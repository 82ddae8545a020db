package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills a new generation of the analytics from the log, and looks after those that are there. */
final class ReplayCommand implements Command {

  private static final String PATH = "/api/replays";

  @Override
  public Form form() {
    return new Form(
        "replay",
        "[--from INSTANT] [--to INSTANT] [--merchant ID,...] [--accept-differences] [--keep]"
            + " | list | swap ID [--accept-differences] | drop ID  [--data DIR] [--port N]",
        "rebuilds the analytics beside the live ones, compares, swaps; with --from, --to or"
            + " --merchant a part of the log, for analysis",
        Set.of("--accept-differences", "--keep"),
        Set.of("--from", "--to", "--merchant", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> words = arguments.upTo(2);
    String verb = words.isEmpty() ? "begin" : words.getFirst();
    try (ReportingCalls calls =
        new ReportingCalls(LocalInstance.of(arguments), Role.OPS, "replay")) {
      return switch (verb) {
        case "begin" -> begin(calls, arguments, console.out());
        case "list" -> list(calls, console.out());
        case "swap" -> swap(calls, arguments, console.out());
        case "drop" -> drop(calls, arguments, console.out());
        default -> throw Refusal.misuse("replay can list, swap and drop, not '%s'".formatted(verb));
      };
    } catch (ReportingCalls.Problem e) {
      throw e.refusal();
    }
  }

  private static int begin(ReportingCalls calls, Arguments arguments, PrintStream out) {
    ObjectNode asked = wish(arguments);
    arguments.value("--from").ifPresent(from -> asked.put("from", from));
    arguments.value("--to").ifPresent(to -> asked.put("to", to));
    ArrayNode merchants = asked.putArray("merchants");
    arguments
        .value("--merchant")
        .ifPresent(
            ids -> Arrays.stream(ids.split(",", -1)).map(String::strip).forEach(merchants::add));
    try {
      String id = calls.json("POST", PATH, asked).path("id").asString("");
      return ReplayFollowing.follow(calls, PATH + "/" + id, out);
    } catch (ReportingCalls.Problem e) {
      JsonNode running = e.document().path("id");
      if (!e.type().equals("replay-under-way") || !running.isString()) {
        throw e;
      }
      out.println(e.getMessage() + "; following it");
      return ReplayFollowing.follow(calls, PATH + "/" + running.stringValue(), out);
    }
  }

  private static int swap(ReportingCalls calls, Arguments arguments, PrintStream out) {
    String path = PATH + "/" + id(arguments);
    calls.json("POST", path + "/swap", wish(arguments));
    return ReplayFollowing.follow(calls, path, out);
  }

  private static int drop(ReportingCalls calls, Arguments arguments, PrintStream out) {
    String id = id(arguments);
    calls.json("DELETE", PATH + "/" + id, null);
    out.println(id + " is gone");
    return 0;
  }

  private static int list(ReportingCalls calls, PrintStream out) {
    for (JsonNode one : calls.json("GET", PATH, null)) {
      out.printf(
          "%-5s %-9s begun %s  %s%n",
          one.path("id").asString(""),
          one.path("live").booleanValue()
              ? "live"
              : one.path("built").booleanValue() ? "kept" : "filling",
          one.path("begunAt").asString(""),
          part(one.path("scope")));
    }
    return 0;
  }

  private static String part(JsonNode scope) {
    StringBuilder part = new StringBuilder();
    for (String bound : List.of("from", "to")) {
      if (scope.path(bound).isString()) {
        part.append(bound).append(' ').append(scope.path(bound).stringValue()).append(' ');
      }
    }
    scope.path("merchants").forEach(id -> part.append(id.asString("")).append(' '));
    return part.isEmpty() ? "the whole log" : part.toString().strip();
  }

  private static String id(Arguments arguments) {
    String id = arguments.words("WHAT", "ID").get(1);
    if (!id.matches("g\\d+")) {
      throw Refusal.misuse("ID is such as g2, not '%s'".formatted(id));
    }
    return id;
  }

  private static ObjectNode wish(Arguments arguments) {
    return EventJson.mapper()
        .createObjectNode()
        .put("acceptDifferences", arguments.has("--accept-differences"))
        .put("keepOlder", arguments.has("--keep"));
  }
}

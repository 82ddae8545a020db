package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Lists, shows, redrives and discards what a service of the local system could not handle. */
final class DeadLettersCommand implements Command {

  private static final String PATH = "/ops/dead-letters";

  @Override
  public Form form() {
    return new Form(
        "dead-letters",
        "[list | show SERVICE ID | redrive [SERVICE [ID]] | discard SERVICE ID --reason TEXT"
            + " | discarded] [--data DIR] [--port N]",
        "what could not be handled",
        Set.of(),
        Set.of("--data", "--port", "--reason"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> words = arguments.upTo(3);
    LocalCalls calls = new LocalCalls(LocalInstance.of(arguments), Role.OPS, "dead-letters");
    String verb = words.isEmpty() ? "list" : words.getFirst();
    return switch (verb) {
      case "list" -> list(calls, console);
      case "show" -> show(calls, words, console);
      case "redrive" -> redrive(calls, words, console);
      case "discard" -> discard(calls, words, arguments, console);
      case "discarded" -> discarded(calls, console);
      default ->
          throw Refusal.misuse(
              "dead-letters can list, show, redrive, discard and list what was discarded, not '%s'"
                  .formatted(verb));
    };
  }

  /** The services that react to topics through the chassis, and so park records. */
  private static List<String> parking() {
    return LocalInstance.services().stream()
        .filter(service -> !service.equals(Services.REPORTING))
        .toList();
  }

  private static int list(LocalCalls calls, Console console) {
    long total = 0;
    for (String service : parking()) {
      JsonNode page = calls.get(service, PATH);
      total += page.path("total").longValue();
      for (JsonNode parked : page.path("records")) {
        String state = parked.path("waiting").booleanValue() ? "waits" : "failed";
        console.out().println(line(service, parked, state, "detail"));
      }
    }
    console.out().println(total == 0 ? "nothing is parked" : total + " parked");
    return 0;
  }

  private static int discarded(LocalCalls calls, Console console) {
    for (String service : parking()) {
      for (JsonNode record : calls.get(service, PATH + "/discarded").path("records")) {
        String by = "by " + record.path("discardedBy").asString("");
        console.out().println(line(service, record, by, "reason"));
      }
    }
    return 0;
  }

  private static String line(String service, JsonNode record, String state, String why) {
    return "%-22s %6d  %s-%d@%d  key %s  %s  %s"
        .formatted(
            service,
            record.path("id").longValue(),
            record.path("topic").stringValue(),
            record.path("partition").intValue(),
            record.path("offset").longValue(),
            record.path("key").asString("-"),
            state,
            record.path(why).asString(""));
  }

  private static int discard(
      LocalCalls calls, List<String> words, Arguments arguments, Console console) {
    String reason = arguments.value("--reason").orElse("");
    if (words.size() < 3 || reason.isBlank()) {
      throw Refusal.misuse("dead-letters discard wants SERVICE, ID and --reason TEXT");
    }
    JsonNode body = EventJson.mapper().createObjectNode().put("reason", reason);
    String path = PATH + "/" + words.get(2) + "/discard";
    return report(console, words.get(1), calls.post(words.get(1), path, body.toString()));
  }

  private static int show(LocalCalls calls, List<String> words, Console console) {
    if (words.size() < 3) {
      throw Refusal.misuse("dead-letters show wants SERVICE and ID");
    }
    JsonNode shown = calls.get(words.get(1), PATH + "/" + words.get(2));
    console.out().println(shown.toPrettyString());
    return 0;
  }

  private static int redrive(LocalCalls calls, List<String> words, Console console) {
    List<String> services = words.size() > 1 ? List.of(words.get(1)) : parking();
    String path = words.size() > 2 ? PATH + "/" + words.get(2) + "/redrive" : PATH + "/redrive";
    int status = 0;
    for (String service : services) {
      status = Math.max(status, report(console, service, calls.post(service, path, "")));
    }
    return status;
  }

  private static int report(Console console, String service, JsonNode outcome) {
    long failed = outcome.path("failed").longValue();
    console
        .out()
        .printf(
            "%-22s %d handled, %d keys still held up%n",
            service, outcome.path("handled").longValue(), failed);
    return failed == 0 ? 0 : 1;
  }
}

package dev.rescind.standalone;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Lists, shows and redrives the records that a service of the local system could not handle. */
final class DeadLettersCommand implements Command {

  private static final String PATH = "/ops/dead-letters";

  @Override
  public Form form() {
    return new Form(
        "dead-letters",
        "[list | show SERVICE ID | redrive [SERVICE [ID]]] [--data DIR] [--port N]",
        "what could not be handled",
        Set.of(),
        Set.of("--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> words = arguments.upTo(3);
    OpsCalls services = new OpsCalls(LocalInstance.of(arguments), form().name());
    String verb = words.isEmpty() ? "list" : words.getFirst();
    return switch (verb) {
      case "list" -> list(services, console);
      case "show" -> show(services, words, console);
      case "redrive" -> redrive(services, words, console);
      default ->
          throw Refusal.misuse("dead-letters can list, show and redrive, not '%s'".formatted(verb));
    };
  }

  private static int list(OpsCalls services, Console console) {
    long total = 0;
    for (String service : OpsCalls.stores()) {
      JsonNode page = services.get(service, PATH);
      total += page.path("total").longValue();
      for (JsonNode parked : page.path("records")) {
        console
            .out()
            .printf(
                "%-22s %6d  %s-%d@%d  key %s  %s  %s%n",
                service,
                parked.path("id").longValue(),
                parked.path("topic").stringValue(),
                parked.path("partition").intValue(),
                parked.path("offset").longValue(),
                parked.path("key").asString("-"),
                parked.path("waiting").booleanValue() ? "waits" : "failed",
                parked.path("detail").asString(""));
      }
    }
    console.out().println(total == 0 ? "nothing is parked" : total + " parked");
    return 0;
  }

  private static int show(OpsCalls services, List<String> words, Console console) {
    if (words.size() < 3) {
      throw Refusal.misuse("dead-letters show wants SERVICE and ID");
    }
    JsonNode shown = services.get(words.get(1), PATH + "/" + words.get(2));
    console.out().println(shown.toPrettyString());
    return 0;
  }

  private static int redrive(OpsCalls services, List<String> words, Console console) {
    List<String> wanted = words.size() > 1 ? List.of(words.get(1)) : OpsCalls.stores();
    String path = words.size() > 2 ? PATH + "/" + words.get(2) + "/redrive" : PATH + "/redrive";
    long failed = 0;
    for (String service : wanted) {
      JsonNode outcome = services.call(service, "POST", path, null);
      failed += outcome.path("failed").longValue();
      console
          .out()
          .printf(
              "%-22s %d handled, %d keys still held up%n",
              service, outcome.path("handled").longValue(), outcome.path("failed").longValue());
    }
    return failed == 0 ? 0 : 1;
  }
}

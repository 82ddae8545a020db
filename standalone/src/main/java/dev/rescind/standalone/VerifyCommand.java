package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Has every service verify its log, and says what was found. Status 1 if anything was. */
final class VerifyCommand implements Command {

  private static final String PATH = "/ops/verifications";
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  @Override
  public Form form() {
    return new Form(
        "verify",
        "[--anchor FILE] [--save-anchor FILE] [--json] [--data DIR] [--port N]",
        "proves that the log is what it was: hashes, anchors, store against topic, ledger",
        Set.of("--json"),
        Set.of("--anchor", "--save-anchor", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws InterruptedException {
    arguments.words();
    Map<String, List<JsonNode>> anchors = anchors(arguments.value("--anchor"));
    Path save = arguments.value("--save-anchor").map(Path::of).orElse(null);
    if (save != null && Files.exists(save)) {
      throw Refusal.because(save + " is there already; anchors are kept, not overwritten");
    }
    LocalCalls services = new LocalCalls(LocalInstance.of(arguments), Role.OPS, form().name());
    VerifyPage page = new VerifyPage(console, arguments.has("--json"));
    Map<String, JsonNode> results = new LinkedHashMap<>();
    for (String service : Services.stores()) {
      results.put(service, verify(services, service, anchors, page));
    }
    if (save != null) {
      save(save, results.values());
    }
    return page.close(results);
  }

  private static JsonNode verify(
      LocalCalls services, String service, Map<String, List<JsonNode>> anchors, VerifyPage page)
      throws InterruptedException {
    Map<String, Object> ask = Map.of("anchors", anchors.getOrDefault(service, List.of()));
    JsonNode status = services.post(service, PATH, EventJson.mapper().writeValueAsString(ask));
    page.show(service, status);
    while (status.path("finishedAt").isMissingNode() || status.path("finishedAt").isNull()) {
      Thread.sleep(LOOK_EVERY);
      status = services.get(service, PATH + "/" + status.path("id").asString(""));
      page.show(service, status);
    }
    return status;
  }

  private static Map<String, List<JsonNode>> anchors(Optional<String> file) {
    Map<String, List<JsonNode>> anchors = new LinkedHashMap<>();
    file.ifPresent(name -> {
      for (String line : lines(name)) {
        JsonNode anchor = anchor(line, name);
        anchors
            .computeIfAbsent(anchor.path("service").asString(""), service -> new ArrayList<>())
            .add(anchor);
      }
      if (anchors.isEmpty()) {
        throw Refusal.because(name + " has no anchors");
      }
    });
    return anchors;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw Refusal.because(file + " cannot be read", e);
    }
  }

  private static JsonNode anchor(String line, String file) {
    try {
      JsonNode anchor = EventJson.mapper().readTree(line);
      if (Services.stores().contains(anchor.path("service").asString(""))) {
        return anchor;
      }
      throw Refusal.because(file + " has an anchor of a service that there is not");
    } catch (JacksonException e) {
      throw Refusal.because(file + " has a line that is no anchor", e);
    }
  }

  private static void save(Path file, Iterable<JsonNode> results) {
    List<String> lines = new ArrayList<>();
    results.forEach(result -> lines.add(result.path("head").toString()));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw Refusal.because("the anchors could not be saved: " + e, e);
    }
  }
}

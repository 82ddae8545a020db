package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    LocalInstance instance = LocalInstance.of(arguments);
    String verb = words.isEmpty() ? "list" : words.getFirst();
    return switch (verb) {
      case "list" -> list(instance, console);
      case "show" -> show(instance, words, console);
      case "redrive" -> redrive(instance, words, console);
      default ->
          throw Refusal.misuse("dead-letters can list, show and redrive, not '%s'".formatted(verb));
    };
  }

  /** The services that react to topics through the chassis, and so park records. */
  private static List<String> parking() {
    return LocalInstance.services().stream()
        .filter(service -> !service.equals(Services.REPORTING))
        .toList();
  }

  private static int list(LocalInstance instance, Console console) {
    long total = 0;
    for (String service : parking()) {
      JsonNode page = call(instance, service, "GET", PATH);
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

  private static int show(LocalInstance instance, List<String> words, Console console) {
    if (words.size() < 3) {
      throw Refusal.misuse("dead-letters show wants SERVICE and ID");
    }
    JsonNode shown = call(instance, words.get(1), "GET", PATH + "/" + words.get(2));
    console.out().println(shown.toPrettyString());
    return 0;
  }

  private static int redrive(LocalInstance instance, List<String> words, Console console) {
    List<String> services = words.size() > 1 ? List.of(words.get(1)) : parking();
    String path = words.size() > 2 ? PATH + "/" + words.get(2) + "/redrive" : PATH + "/redrive";
    long failed = 0;
    for (String service : services) {
      JsonNode outcome = call(instance, service, "POST", path);
      failed += outcome.path("failed").longValue();
      console
          .out()
          .printf(
              "%-22s %d handled, %d keys still held up%n",
              service, outcome.path("handled").longValue(), outcome.path("failed").longValue());
    }
    return failed == 0 ? 0 : 1;
  }

  private static JsonNode call(LocalInstance instance, String service, String method, String path) {
    URI base =
        instance
            .address(service)
            .orElseThrow(() -> Refusal.misuse("there is no service '%s'".formatted(service)));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + instance.token(Role.OPS, "dead-letters"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = EventJson.mapper().readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw Refusal.because("%s: %s".formatted(service, body.path("detail").asString("")));
      }
      return body;
    } catch (IOException e) {
      throw Refusal.because("%s does not answer at %s; is it up?".formatted(service, base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.because("interrupted", e);
    }
  }
}

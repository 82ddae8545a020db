package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the services of the local system what operators ask.
 *
 * @param command who asks, as the token says
 */
record OpsCalls(LocalInstance instance, String command) {

  /** The services that store and publish events. */
  static List<String> stores() {
    return LocalInstance.services().stream()
        .filter(service -> !service.equals(Services.REPORTING))
        .toList();
  }

  JsonNode get(String service, String path) {
    return call(service, "GET", path, null);
  }

  /**
   * @throws Refusal with what the service says, if it refuses
   */
  JsonNode call(String service, String method, String path, @Nullable Object body) {
    URI base =
        instance
            .address(service)
            .orElseThrow(() -> Refusal.misuse("there is no service '%s'".formatted(service)));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + instance.token(Role.OPS, command))
            .header("Content-Type", "application/json")
            .method(method, publisher(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return read(service, answer);
    } catch (IOException e) {
      throw Refusal.because("%s does not answer at %s; is it up?".formatted(service, base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.because("interrupted", e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofByteArray(EventJson.mapper().writeValueAsBytes(body));
  }

  private static JsonNode read(String service, HttpResponse<String> answer) {
    try {
      JsonNode body = EventJson.mapper().readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw Refusal.because(
            "%s: %s"
                .formatted(service, body.path("detail").asString("status " + answer.statusCode())));
      }
      return body;
    } catch (JacksonException e) {
      throw Refusal.because(
          "%s answers with status %d and no JSON".formatted(service, answer.statusCode()), e);
    }
  }
}

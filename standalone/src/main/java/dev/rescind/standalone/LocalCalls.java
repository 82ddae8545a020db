package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/**
 * Calls the APIs of the local system with a token of one role.
 *
 * @param subject who the token says is calling
 */
record LocalCalls(LocalInstance instance, Role role, String subject) {

  /**
   * The answer as JSON.
   *
   * @throws Refusal if the service does not answer, or answers with a problem
   */
  JsonNode get(String service, String path) {
    return call(service, path, "GET", BodyPublishers.noBody());
  }

  /**
   * The answer to a POST, as JSON.
   *
   * @throws Refusal if the service does not answer, or answers with a problem
   */
  JsonNode post(String service, String path, String json) {
    return call(service, path, "POST", BodyPublishers.ofString(json));
  }

  private JsonNode call(
      String service, String path, String method, HttpRequest.BodyPublisher body) {
    URI base =
        instance
            .address(service)
            .orElseThrow(() -> Refusal.misuse("there is no service '%s'".formatted(service)));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + instance.token(role, subject))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode json = EventJson.mapper().readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw Refusal.because("%s: %s".formatted(service, json.path("detail").asString("")));
      }
      return json;
    } catch (IOException e) {
      throw Refusal.because("%s does not answer at %s; is it up?".formatted(service, base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.because("interrupted", e);
    }
  }
}

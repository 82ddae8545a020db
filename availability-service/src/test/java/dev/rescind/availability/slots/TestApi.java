package dev.rescind.availability.slots;

import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** The service as a caller sees it. */
record TestApi(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What was answered. */
  record Answer(int status, JsonNode body) {}

  Answer get(String path, Role role, String subject) {
    return send(
        request(path).header("Authorization", "Bearer " + TestTokens.token(role, subject)).build());
  }

  Answer getWithoutToken(String path) {
    return send(request(path).build());
  }

  /** The metrics page, as Prometheus reads it. */
  String metrics() {
    return text(request("/actuator/prometheus").build()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static Answer send(HttpRequest request) {
    HttpResponse<String> response = text(request);
    return new Answer(response.statusCode(), EventJson.mapper().readTree(response.body()));
  }

  private static HttpResponse<String> text(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

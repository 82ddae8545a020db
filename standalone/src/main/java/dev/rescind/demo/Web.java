package dev.rescind.demo;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** JSON over HTTP, with a bearer token. */
final class Web implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_LOOKS = 6_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final String BOUNDARY = "rescind-demo-boundary";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * Has something done, once for each key.
   *
   * @throws DemoException if it is refused, or nobody answers
   */
  JsonNode post(URI address, String token, Object body, String key) {
    String json = EventJson.mapper().writeValueAsString(body);
    return send(posting(address, token, "application/json", json, key));
  }

  /** Hands in a text file. */
  void handIn(URI address, String token, String text, String key) {
    String form =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="note.txt"\r
        Content-Type: text/plain\r
        \r
        %s\r
        --%s--\r
        """
            .formatted(BOUNDARY, text, BOUNDARY);
    send(posting(address, token, "multipart/form-data; boundary=" + BOUNDARY, form, key));
  }

  private static HttpRequest posting(
      URI address, String token, String type, String body, String key) {
    return request(address, token)
        .header("Content-Type", type)
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  JsonNode get(URI address, String token) {
    return send(request(address, token).build());
  }

  /** The same; nothing where there is nothing. */
  JsonNode find(URI address, String token) {
    HttpResponse<String> answer = exchange(request(address, token).build());
    return answer.statusCode() == 404 ? EventJson.mapper().createObjectNode() : understood(answer);
  }

  /**
   * Looks until it is as expected; what is not there yet is looked for again.
   *
   * @throws DemoException if that takes more than five minutes
   */
  JsonNode await(URI address, String token, Predicate<JsonNode> expected) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      HttpResponse<String> answer = exchange(request(address, token).build());
      if (answer.statusCode() == 200) {
        JsonNode shown = EventJson.mapper().readTree(answer.body());
        if (expected.test(shown)) {
          return shown;
        }
      }
      rest(BETWEEN_LOOKS);
    }
    throw new DemoException(address + " did not come to what was expected", null);
  }

  /** Waits before the next look. */
  static void rest(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  private static HttpRequest.Builder request(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) {
    return understood(exchange(request));
  }

  private static JsonNode understood(HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      throw new DemoException(
          answer.uri() + " answered " + answer.statusCode() + ": " + answer.body(), null);
    }
    return EventJson.mapper().readTree(answer.body());
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new DemoException("cannot reach " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

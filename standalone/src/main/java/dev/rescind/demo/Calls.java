package dev.rescind.demo;

import dev.rescind.events.EventJson;
import dev.rescind.events.Party;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the people of the demo do in the portal, each with a token of their own. */
final class Calls implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_LOOKS = 1_200;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final String BOUNDARY = "rescind-demo-boundary";

  private final DemoTarget target;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Calls(DemoTarget target) {
    this.target = target;
  }

  /** The token of a party of the order. */
  String as(Party party, Booking booking) {
    return switch (party) {
      case CUSTOMER -> target.customerToken().apply(booking.customer().id());
      case MERCHANT -> merchant(booking.merchant());
      case PLATFORM -> support();
    };
  }

  String merchant(Merchant merchant) {
    return target.merchantToken().apply(merchant.id());
  }

  String support() {
    return target.supportToken().get();
  }

  String arbiter() {
    return target.arbiterToken().get();
  }

  /**
   * A party asks to cancel.
   *
   * @return the case
   * @throws DemoException if the service does not take it
   */
  JsonNode cancel(Booking booking, Party by, String reason) {
    String path = "/api/orders/" + booking.id() + "/cancellations";
    return post(path, as(by, booking), Map.of("reason", reason), "demo-" + booking.id());
  }

  /** Something is done in cancellation-service, once for each key. */
  JsonNode post(String path, String token, Object body, String key) {
    return post(target.cancellationService().resolve(path), token, body, key);
  }

  JsonNode post(URI address, String token, Object body, String key) {
    return send(
        request(address, token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(EventJson.mapper().writeValueAsString(body))));
  }

  /** A text file is handed in. */
  void handIn(String path, String token, String text, String key) {
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
    send(
        request(target.cancellationService().resolve(path), token)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(form)));
  }

  JsonNode get(String path, String token) {
    return get(target.cancellationService().resolve(path), token);
  }

  JsonNode get(URI address, String token) {
    return send(request(address, token).GET());
  }

  /**
   * Looks until it is as expected; what is not there yet is looked for again.
   *
   * @throws DemoException if that takes more than a minute
   */
  JsonNode await(String path, String token, Predicate<JsonNode> expected) {
    URI address = target.cancellationService().resolve(path);
    for (int look = 0; look < MOST_LOOKS; look++) {
      HttpResponse<String> answer = exchange(request(address, token).GET());
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

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<String> answer = exchange(request);
    if (answer.statusCode() >= 400) {
      throw new DemoException(
          answer.uri() + " answered " + answer.statusCode() + ": " + answer.body(), null);
    }
    return EventJson.mapper().readTree(answer.body());
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new DemoException("cannot reach " + request.build().uri(), e);
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

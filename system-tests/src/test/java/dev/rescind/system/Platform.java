package dev.rescind.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.EventJson;
import dev.rescind.standalone.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The platform by its public faces alone: topics, HTTP, mail. */
record Platform(Parts parts, TestTopics topics) implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Answer get(String service, String path, Role role, @Nullable String subject) {
    return send(request(service, path, role, subject).GET());
  }

  Answer post(String service, String path, String body, Role role, @Nullable String subject) {
    return send(
        request(service, path, role, subject)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Asks as the customer to cancel the whole order, within a trace of the caller. */
  Answer cancelTraced(String orderId, String customerId, String traceParent) {
    return send(
        request(
                "cancellation-service",
                "/api/orders/" + orderId + "/cancellations",
                Role.CUSTOMER,
                customerId)
            .header("Content-Type", "application/json")
            .header("traceparent", traceParent)
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"CHANGE_OF_PLANS\"}")));
  }

  /** Asks as the customer to cancel the whole order. */
  Answer cancel(String orderId, String customerId) {
    return post(
        "cancellation-service",
        "/api/orders/" + orderId + "/cancellations",
        "{\"reason\":\"CHANGE_OF_PLANS\"}",
        Role.CUSTOMER,
        customerId);
  }

  Answer showCase(String cancellationId) {
    return get("cancellation-service", "/api/cancellations/" + cancellationId, Role.SUPPORT, "s");
  }

  /** The mails that were sent to an address; both kinds of mail box list them in an array. */
  JsonNode mailsTo(String address) {
    JsonNode answer = send(HttpRequest.newBuilder(parts.mailsTo(address))).json();
    return answer.isArray() ? answer : answer.path("messages");
  }

  /** What the gateway did for an order, by its own book. */
  JsonNode gatewayRefunds(String orderId) {
    return get("refund-service", "/ops/simulated-gateway/refunds?orderId=" + orderId, Role.OPS, "o")
        .json()
        .path("refunds");
  }

  private HttpRequest.Builder request(
      String service, String path, Role role, @Nullable String subject) {
    URI address = parts.address(service).resolve(path);
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + parts.token(role, subject));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips a test that looks where only the process itself can. */
  void assumeOneProcess() {
    assumeTrue(parts instanceof InOneProcess, "only where everything is in one process");
  }

  InOneProcess inOneProcess() {
    return (InOneProcess) parts;
  }

  @Override
  public void close() {
    topics.close();
    parts.close();
  }

  /** An answer over HTTP. */
  record Answer(int status, String body) {

    JsonNode json() {
      return EventJson.mapper().readTree(body);
    }

    String text(String field) {
      return json().path(field).asString("");
    }
  }
}

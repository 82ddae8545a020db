package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls the API as somebody. */
final class CaseClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final @Nullable String token;
  private final @Nullable String key;

  CaseClient(int port) {
    this(port, TestTokens.token(Role.SUPPORT, "support"), null);
  }

  private CaseClient(int port, @Nullable String token, @Nullable String key) {
    this.port = port;
    this.token = token;
    this.key = key;
  }

  CaseClient as(Role role, String subject) {
    return new CaseClient(port, TestTokens.token(role, subject), null);
  }

  CaseClient anonymous() {
    return new CaseClient(port, null, null);
  }

  CaseClient withKey(String idempotencyKey) {
    return new CaseClient(port, token, idempotencyKey);
  }

  Answer request(OrderId order, String reason) {
    return post(order, "{\"reason\":\"" + reason + "\"}");
  }

  Answer post(OrderId order, String body) {
    return send(
        builder("/api/orders/" + order + "/cancellations")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer delete(String path) {
    return send(builder(path).DELETE());
  }

  Answer verify() {
    return send(builder("/ops/verifications").POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer verification(String id) {
    return send(builder("/ops/verifications/" + id));
  }

  Answer get(String path) {
    return send(builder(path));
  }

  Answer postTo(String path, String body) {
    return send(
        builder(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer quote(OrderId order, String reason) {
    return send(
        builder("/api/orders/" + order + "/quotes")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}")));
  }

  /** Does something with a case. */
  Answer act(CancellationId cancellation, String action, String body) {
    return send(
        builder("/api/cancellations/" + cancellation + "/" + action)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Does something with a case, if it is still at this version. */
  Answer act(CancellationId cancellation, String action, String body, long version) {
    return send(
        builder("/api/cancellations/" + cancellation + "/" + action)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer contact(OrderId order, String body) {
    return send(
        builder("/api/orders/" + order + "/contacts")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer messages(CancellationId cancellation) {
    return send(builder("/api/cancellations/" + cancellation + "/messages"));
  }

  Answer claims(CancellationId cancellation) {
    return send(builder("/api/cancellations/" + cancellation + "/claims"));
  }

  /** Waits until a case stands somewhere. */
  void awaitState(CancellationId cancellation, String state) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(show(cancellation).text("state")).isEqualTo(state));
  }

  Answer show(CancellationId cancellation) {
    return send(builder("/api/cancellations/" + cancellation));
  }

  Answer story(CancellationId cancellation) {
    return send(builder("/api/cancellations/" + cancellation + "/timeline"));
  }

  Answer search(String query) {
    return send(builder("/api/cancellations?" + query));
  }

  Answer order(OrderId order) {
    return send(builder("/api/orders/" + order));
  }

  void awaitStep(CancellationId cancellation, String kind, String status) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            show(cancellation)
                .at("/settlement")
                .valueStream()
                .anyMatch(step ->
                    step.path("kind").stringValue().equals(kind)
                        && step.path("status").stringValue().equals(status)));
  }

  private HttpRequest.Builder builder(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request;
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

  /** An answer of the API. */
  record Answer(int status, String body) {

    JsonNode at(String pointer) {
      return EventJson.mapper().readTree(body).at(pointer);
    }

    String text(String field) {
      return at("/" + field).stringValue("");
    }

    void isProblem(int expected, String type) {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(text("type")).isEqualTo("urn:rescind:problem:" + type);
    }

    void isInvalid(String field) {
      isProblem(400, "invalid-request");
      assertThat(text("field")).isEqualTo(field);
      assertThat(text("rule")).isNotEmpty();
    }
  }
}

package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.EventJson;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The service from outside: its topics, and its API as one of its callers. */
@TestComponent
public class RefundWorld implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** As the service creates its topics. */
  private static final int PARTITIONS = 6;

  private final TestTopics topics = new TestTopics();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Environment environment;

  RefundWorld(Environment environment) {
    this.environment = environment;
  }

  /** An answer of the API. */
  public record Answer(int status, JsonNode body) {}

  public TestTopics topics() {
    return topics;
  }

  public Answer get(String path, Role role, String subject) {
    return send(HttpRequest.newBuilder(uri(path)).GET(), role, subject);
  }

  public Answer post(String path, String body, Role role, String subject) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        role,
        subject);
  }

  /** Posts with an {@code Idempotency-Key}. */
  public Answer post(String path, String body, Role role, String subject, String key) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        role,
        subject);
  }

  /** The status of a request without a token. */
  public int statusWithoutToken(String path) {
    return exchange(HttpRequest.newBuilder(uri(path)).GET().build()).statusCode();
  }

  private Answer send(HttpRequest.Builder request, Role role, String subject) {
    String token = TestTokens.token(role, subject);
    HttpResponse<String> answer =
        exchange(request.header("Authorization", "Bearer " + token).build());
    String body = answer.body().isEmpty() ? "{}" : answer.body();
    return new Answer(answer.statusCode(), EventJson.mapper().readTree(body));
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path);
  }

  /** Scripts a fault of the gateway for a payment. */
  public void fault(Story story, String payment, String kind, int times) {
    String body =
        """
        {"paymentId": "%s", "kind": "%s", "times": %d}\
        """
            .formatted(story.payment(payment), kind, times);
    assertThat(post("/ops/simulated-gateway/faults", body, Role.OPS, "ops").status())
        .isEqualTo(204);
  }

  /** What the gateway did for an order. */
  public List<JsonNode> atGateway(Story story) {
    JsonNode made =
        get("/ops/simulated-gateway/refunds?orderId=" + story.orderId(), Role.OPS, "ops").body();
    return StreamSupport.stream(made.get("refunds").spliterator(), false).toList();
  }

  /** What the API tells ops of the refunds of an order. */
  public JsonNode refunds(Story story) {
    return get("/api/refunds?orderId=" + story.orderId(), Role.OPS, "ops").body();
  }

  /** What the service published of an order so far. */
  public List<RefundEvent> published(Story story) {
    return topics.events(Topic.REFUNDS, story.orderId().value()).stream()
        .map(RefundEvent.class::cast)
        .toList();
  }

  /** Waits until so many events of the order are published, and answers them. */
  public List<RefundEvent> await(Story story, int events) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(published(story)).hasSizeGreaterThanOrEqualTo(events));
    assertThat(published(story)).hasSize(events);
    return published(story);
  }

  /** Waits until the approval waits for a payment. */
  public void awaitWaiting(Story story) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(refunds(story).path("awaitingPayment")).isNotEmpty());
  }

  /**
   * Waits until everything published so far is reacted to: in each partition of both topics another
   * order comes behind it and goes the whole way.
   */
  public void settleDown() {
    Map<Integer, Story> markers = new HashMap<>();
    while (markers.size() < PARTITIONS) {
      Story marker = Story.begin();
      byte[] key = marker.orderId().value().getBytes(StandardCharsets.UTF_8);
      markers.putIfAbsent(BuiltInPartitioner.partitionForKey(key, PARTITIONS), marker);
    }
    for (Story marker : markers.values()) {
      topics.publish(marker.paid("1", 1));
      topics.publish(marker.approved("a", 1));
    }
    for (Story marker : markers.values()) {
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(refunds(marker).at("/refunds/0/state").asString()).isEqualTo("ISSUED"));
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}

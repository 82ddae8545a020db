package dev.rescind.notification.messages;

import static dev.rescind.notification.TestCase.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.EventJson;
import dev.rescind.notification.NotificationTest;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.TestMailServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NotificationTest
class NotificationApiIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final TestTopics topics = new TestTopics();
  private final Backstage backstage;
  private final int port;

  NotificationApiIT(
      TestMailServer server, JdbcClient jdbc, @Value("${local.server.port}") int port) {
    backstage = new Backstage(topics, server, jdbc);
    this.port = port;
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void whoWasToldWhatIsShownByCaseAndByOrder() {
    TestCase story = told("shown");

    JsonNode ofCase = get("?cancellationId=c-shown", Role.SUPPORT, "sue").get("notifications");
    JsonNode ofOrder = get("?orderId=o-shown", Role.OPS, "olga").get("notifications");

    assertThat(ofCase).isEqualTo(ofOrder).hasSize(2);
    assertThat(ofCase.get(0).get("state").asString()).isEqualTo("SENT");
    assertThat(ofCase.get(0).get("personId").asString()).isEqualTo(story.customer());
    assertThat(ofCase.get(0).get("messageId").asString()).endsWith(".CUSTOMER@rescind.local>");
    assertThat(ofCase.toString()).doesNotContain("example.org");
    assertThat(audiences("?cancellationId=c-shown&orderId=o-other", Role.OPS, "olga")).isEmpty();
  }

  @Test
  void everySideSeesItsOwnMessagesOnly() {
    TestCase story = told("own");

    assertThat(audiences("?orderId=o-own", Role.CUSTOMER, story.customer()))
        .containsExactly("CUSTOMER");
    assertThat(audiences("?orderId=o-own", Role.MERCHANT, story.merchant()))
        .containsExactly("MERCHANT");
    assertThat(audiences("?orderId=o-own", Role.CUSTOMER, "somebody")).isEmpty();
    assertThat(audiences("?orderId=o-own", Role.CUSTOMER, story.merchant())).isEmpty();
    assertThat(audiences("?orderId=o-own", Role.MERCHANT, story.customer())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ARBITER", "ANALYST", "UPSTREAM"})
  void nobodyElseMayAsk(Role role) {
    assertThat(get("?orderId=o-any", role, "x").get("status").asInt()).isEqualTo(403);
  }

  @Test
  void aSearchForNothingInParticularIsRefused() {
    JsonNode problem = get("", Role.SUPPORT, "sue");

    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("type").asString()).isEqualTo("urn:rescind:problem:invalid-request");
  }

  @Test
  void aZeroByteIsTheCallersFault() {
    JsonNode problem = get("?orderId=%00", Role.SUPPORT, "sue");

    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("type").asString()).isEqualTo("urn:rescind:problem:invalid-request");
  }

  @Test
  void aCallWithoutTokenIsRefused() {
    assertThat(send(request("/api/notifications?orderId=o").build()).get("status").asInt())
        .isEqualTo(401);
  }

  @Test
  void messagesAreCounted() {
    told("counted");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(text(request("/actuator/prometheus").build()))
                .contains("rescind_notifications_messages_total", "rescind_notifications_pending"));
  }

  private TestCase told(String name) {
    TestCase story = TestCase.named(name);
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "en"));
    topics.publish(story.approved());
    backstage.answers(story, 2);
    return story;
  }

  private List<String> audiences(String query, Role role, String subject) {
    List<String> audiences = new ArrayList<>();
    get(query, role, subject)
        .get("notifications")
        .forEach(message -> audiences.add(message.get("audience").asString()));
    return audiences;
  }

  private JsonNode get(String query, Role role, String subject) {
    return send(
        request("/api/notifications" + query)
            .header("Authorization", "Bearer " + TestTokens.token(role, subject))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static JsonNode send(HttpRequest request) {
    return EventJson.mapper().readTree(text(request));
  }

  private static String text(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

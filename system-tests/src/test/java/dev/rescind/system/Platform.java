package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rescind.chassis.testing.FileForm;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
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

  /** The texts of the mails to an address whose subject says this. */
  List<String> mailTexts(String address, String subject) {
    return mailsTo(address)
        .valueStream()
        .filter(mail -> mail.path("subject").asString("").contains(subject))
        .map(mail -> send(HttpRequest.newBuilder(parts.mail(mail.path("id").asString("")))))
        .map(mail -> mail.text("text"))
        .toList();
  }

  /** What the gateway did for an order, by its own book. */
  JsonNode gatewayRefunds(String orderId) {
    return get("refund-service", "/ops/simulated-gateway/refunds?orderId=" + orderId, Role.OPS, "o")
        .json()
        .path("refunds");
  }

  /** What time it is in the system, UTC, to the second. */
  Instant now() {
    return parts.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Turns the system's clock to an instant; does nothing where that has come. */
  void turnTo(Instant instant) {
    if (instant.isAfter(parts.now())) {
      Answer turned =
          post("cancellation-service", "/ops/clock", "{\"to\":\"" + instant + "\"}", Role.OPS, "o");
      assertThat(turned.status()).as(turned.body()).isEqualTo(200);
    }
  }

  /**
   * Publishes a small policy for the goods of a category, of that name, decided at once.
   *
   * @param from from when on it holds, UTC
   * @param percent what goes back
   * @param more what else it says, each with a comma before it
   */
  void publish(String category, int version, String from, int percent, String more) {
    String policy =
        """
        {"id":"%s","version":%d,"effectiveFrom":"%s","scope":{"categories":["%s"]},
         "route":"AUTOMATIC","selfService":{"requesters":["CUSTOMER"]},
         "reasons":["FOUND_CHEAPER"],"tiers":[],"otherwise":{"refundPercent":0},
         "withoutSlot":{"refundPercent":%d}%s}
        """
            .formatted(category, version, from, category, percent, more);
    Answer published = post("cancellation-service", "/api/policies", policy, Role.OPS, "o");
    assertThat(published.status()).as(published.body()).isEqualTo(201);
  }

  /** The rows that a statement gives, from reporting. */
  JsonNode sql(String statement) {
    String body = EventJson.mapper().createObjectNode().put("sql", statement).toString();
    return post("reporting-service", "/api/sql", body, Role.ANALYST, "a").json().path("rows");
  }

  /** Sends a file as a form does. */
  Answer file(String path, FileForm form, Role role, String subject) {
    return send(
        request("cancellation-service", path, role, subject)
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.body())));
  }

  /** What a service says line by line, as it says it; to be closed. */
  Stream<String> lines(String service, String path, Role role, @Nullable String subject) {
    try {
      return HTTP.send(
              request(service, path, role, subject).build(), HttpResponse.BodyHandlers.ofLines())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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

    /** What stands at a place of the body, as in {@code /refund/amount}. */
    JsonNode at(String pointer) {
      return json().at(pointer);
    }

    /** The instant that a field says. */
    Instant instant(String field) {
      return Instant.parse(text(field));
    }

    /** The values of an array of words. */
    List<String> words(String pointer) {
      return at(pointer).valueStream().map(word -> word.asString("")).toList();
    }

    /** Refused as a problem of this type. */
    void isProblem(int expected, String type) {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(text("type")).isEqualTo("urn:rescind:problem:" + type);
    }
  }
}

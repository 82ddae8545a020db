package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What commands ask of the reporting-service of the local system. */
final class ReportingCalls implements AutoCloseable {

  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(15);

  private final URI base;
  private final Supplier<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  ReportingCalls(LocalInstance instance, Role role, String caller) {
    this(instance.address(Services.REPORTING).orElseThrow(), () -> instance.token(role, caller));
  }

  ReportingCalls(URI base, Supplier<String> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * Asks for JSON.
   *
   * @param body JSON, or none
   * @throws Problem if it is refused
   * @throws Refusal if the service does not answer
   */
  JsonNode json(String method, String path, @Nullable JsonNode body) {
    HttpResponse<InputStream> answer =
        send(method, path, "application/json", body == null ? null : body.toString());
    try (InputStream in = answer.body()) {
      byte[] bytes = in.readAllBytes();
      return bytes.length == 0
          ? EventJson.mapper().createObjectNode()
          : EventJson.mapper().readTree(bytes);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Asks for whatever is accepted; the body is to be closed.
   *
   * @throws Problem if it is refused
   * @throws Refusal if the service does not answer
   */
  HttpResponse<InputStream> send(
      String method, String path, String accept, @Nullable String jsonBody) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWERS_WITHIN)
            .header("Authorization", "Bearer " + token.get())
            .header("Accept", accept + ", application/problem+json");
    if (jsonBody == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(jsonBody));
    }
    try {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() >= 400) {
        throw problem(answer);
      }
      return answer;
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.because("interrupted", e);
    }
  }

  private static Problem problem(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream in = answer.body()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Problem(answer.statusCode(), read(text));
    }
  }

  private static JsonNode read(String text) {
    try {
      return EventJson.mapper().readTree(text);
    } catch (JacksonException e) {
      return EventJson.mapper().createObjectNode().put("detail", "no problem that could be read");
    }
  }

  private Refusal unreachable(IOException cause) {
    return Refusal.because(
        "%s does not answer at %s; is it up?".formatted(Services.REPORTING, base), cause);
  }

  @Override
  public void close() {
    http.close();
  }

  /** The service refuses, and says why. */
  static final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode document;

    Problem(int status, JsonNode document) {
      super(document.path("detail").asString("status " + status));
      this.status = status;
      this.document = document;
    }

    /** The end of the problem type's name, such as {@code not-found}. */
    String type() {
      String type = document.path("type").asString("");
      return type.substring(type.lastIndexOf(':') + 1);
    }

    JsonNode document() {
      return document;
    }

    /** Where in what was sent, in characters from zero. */
    OptionalInt position() {
      JsonNode position = document.path("position");
      return position.isInt() ? OptionalInt.of(position.intValue()) : OptionalInt.empty();
    }

    Refusal refusal() {
      return status == 400
          ? Refusal.misuse(String.valueOf(getMessage()))
          : Refusal.because(String.valueOf(getMessage()), this);
    }
  }
}

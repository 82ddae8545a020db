package dev.rescind.imports;

import dev.rescind.events.EventJson;
import dev.rescind.policy.Policy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** What an import asks of the services. */
final class ServiceCalls implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectReader TOTALS =
      EventJson.mapper()
          .readerFor(Totals.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final ImportTarget target;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  ServiceCalls(ImportTarget target) {
    this.target = target;
  }

  /**
   * Publishes a policy version.
   *
   * @return whether it is new; false if it was there already, the same
   * @throws ImportRefusedException if the service refuses it or cannot be reached
   */
  boolean publish(Policy policy) {
    String json = EventJson.mapper().writeValueAsString(policy.document());
    UUID key = UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        request(target.cancellationService(), "api/policies", target.opsToken().get())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer;
    try {
      answer = send(request);
    } catch (IOException e) {
      throw new ImportRefusedException("cannot reach " + request.uri() + ": " + e, e);
    }
    return switch (answer.statusCode()) {
      case 201 -> true;
      case 200 -> false;
      case 409 ->
          throw new ImportRefusedException(
              policy + " was published with other content; raise the version in its file");
      default -> throw new ImportRefusedException(policy + " is refused: " + problem(answer));
    };
  }

  /**
   * What reporting has taken in; nothing where it cannot be reached or is not ready just now.
   *
   * @throws ImportBrokenOffException if it refuses to tell
   */
  Optional<Totals> totals() {
    HttpRequest request =
        request(target.reportingService(), "api/reports/totals", target.analystToken().get())
            .GET()
            .build();
    try {
      HttpResponse<String> answer = send(request);
      if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
        throw new ImportBrokenOffException("reporting refuses: " + problem(answer), null);
      }
      return answer.statusCode() == 200
          ? Optional.of(TOTALS.readValue(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static HttpRequest.Builder request(URI service, String path, String token) {
    URI base = service.getPath().endsWith("/") ? service : URI.create(service + "/");
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportBrokenOffException("interrupted", e);
    }
  }

  /** The status and, where the answer has one, the detail of its problem (RFC 9457). */
  private static String problem(HttpResponse<String> answer) {
    String status = "status " + answer.statusCode();
    try {
      JsonNode detail = EventJson.mapper().readTree(answer.body()).path("detail");
      return detail.isString() ? status + ", " + detail.stringValue() : status;
    } catch (JacksonException e) {
      return status + ", without a problem that could be read";
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

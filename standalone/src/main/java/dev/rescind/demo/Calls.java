package dev.rescind.demo;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the people of the demo do in the portal, and what its operator looks up. */
final class Calls implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final DemoTarget target;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Calls(DemoTarget target) {
    this.target = target;
  }

  /**
   * A customer or a merchant asks to cancel.
   *
   * @throws DemoException if the service does not take it
   */
  void cancel(Booking booking, Ending.Cancelled cancelled) {
    String token =
        switch (cancelled.by()) {
          case CUSTOMER -> target.customerToken().apply(booking.customer().id());
          case MERCHANT -> target.merchantToken().apply(booking.merchant().id());
          case PLATFORM -> throw new IllegalArgumentException("the platform asks upstream");
        };
    URI address =
        target.cancellationService().resolve("/api/orders/" + booking.id() + "/cancellations");
    post(address, token, Map.of("reason", cancelled.reason()), "demo-" + booking.id());
  }

  /** The simulated gateway is told to go wrong with the booking's refund, once. */
  void disturbRefund(Booking booking, String kind) {
    post(
        target.refundService().resolve("/ops/simulated-gateway/faults"),
        target.opsToken().get(),
        Map.of("paymentId", booking.payment().value(), "kind", kind),
        "demo-fault-" + booking.id());
  }

  /** What reporting has counted so far. */
  Figures figures() {
    URI address = target.reportingService().resolve("/api/reports/totals");
    HttpRequest.Builder request = request(address, target.analystToken().get()).GET();
    JsonNode totals = EventJson.mapper().readTree(send(request).body());
    return new Figures(
        totals.path("orders").longValue(),
        totals.path("requests").longValue(),
        totals.path("approved").longValue(),
        totals.path("rejected").longValue(),
        totals.path("settled").longValue());
  }

  private void post(URI address, String token, Map<String, String> body, String key) {
    HttpRequest.Builder request =
        request(address, token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(EventJson.mapper().writeValueAsString(body)));
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 400) {
      throw new DemoException(address + " answered " + answer.statusCode(), null);
    }
  }

  private static HttpRequest.Builder request(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
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

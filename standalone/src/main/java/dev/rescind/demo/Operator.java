package dev.rescind.demo;

import dev.rescind.events.PaymentId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Who runs the marketplace: has the gateway go wrong, retries what failed, looks at the figures.
 */
final class Operator {

  private static final int ONE_IN = 30;

  private final Web web;
  private final DemoTarget target;
  private final List<Booking> declined = new ArrayList<>();
  private int requests;

  Operator(Web web, DemoTarget target) {
    this.web = web;
    this.target = target;
  }

  /** Some of the refunds to come go wrong, each in a way of its own; no plot waits for those. */
  void disturb(Booking booking) {
    requests++;
    switch (requests % ONE_IN) {
      case 5 -> {
        disturb(booking, "DECLINE");
        declined.add(booking);
      }
      case 10 -> disturb(booking, "TIMEOUT_AFTER");
      case 15 -> disturb(booking, "ERROR_THEN_SUCCESS");
      case 20 -> disturb(booking, "SLOW");
      case 25 -> disturb(booking, "TIMEOUT_BEFORE");
      default -> {
        // Most refunds go through.
      }
    }
  }

  private void disturb(Booking booking, String kind) {
    web.post(
        target.refundService().resolve("/ops/simulated-gateway/faults"),
        target.opsToken().get(),
        Map.of("paymentId", booking.payment().value(), "kind", kind),
        "demo-fault-" + booking.id());
  }

  /**
   * Retries every second refund that was refused; the others wait for somebody to look.
   *
   * @return how many were retried
   */
  int retryFailed() {
    int retried = 0;
    for (int number = 0; number < declined.size(); number += 2) {
      retried += retry(declined.get(number));
    }
    return retried;
  }

  private int retry(Booking booking) {
    URI address = target.refundService().resolve("/api/refunds?orderId=" + booking.id());
    int retried = 0;
    // Nothing is known of the refunds of a case that was withdrawn.
    for (JsonNode refund : web.find(address, target.opsToken().get()).path("refunds")) {
      if (refund.path("state").asString("").equals("FAILED")) {
        retry(refund.path("refundId").asString(), booking.payment());
        retried++;
      }
    }
    return retried;
  }

  private void retry(String refund, PaymentId payment) {
    web.post(
        target
            .refundService()
            .resolve("/ops/refunds/" + refund + "/tenders/" + payment.value() + "/retry"),
        target.opsToken().get(),
        Map.of(),
        "demo-retry-" + refund);
  }

  /** What reporting has counted so far. */
  Figures figures() {
    JsonNode totals =
        web.get(
            target.reportingService().resolve("/api/reports/totals"), target.analystToken().get());
    return new Figures(
        totals.path("orders").longValue(),
        totals.path("requests").longValue(),
        totals.path("approved").longValue(),
        totals.path("rejected").longValue(),
        totals.path("settled").longValue());
  }
}

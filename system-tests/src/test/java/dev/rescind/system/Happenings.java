package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Something of everything that boards and alerts tell of: what goes well and what goes wrong. */
record Happenings(Platform platform) {

  /** Returns when all of it is to be seen in a scrape. */
  void haveHappened(Scrape scrape) {
    Story settled = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    Story.appointmentIn(platform, Duration.ofMinutes(90)).known().cancelled();
    fault(settled, "TIMEOUT_AFTER");
    settled.awaitState(settled.cancelled(), "SETTLED");
    Story declined = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    fault(declined, "DECLINE");
    declined.cancelled();
    poison();
    platform.topics().publish("metrics-twice", settled.paid());
    platform.topics().publish("metrics-twice", settled.paid());
    settled.awaitMails(1, 1);
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() ->
            assertThat(scrape.names())
                .contains(
                    "rescind_refunds_open",
                    "rescind_cases_money_at_risk",
                    "rescind_refunds_issued_amount_total",
                    "rescind_listener_delay_seconds_bucket"));
  }

  private void poison() {
    platform
        .topics()
        .publish(
            Topic.ORDERS,
            "metrics",
            "metrics-poison",
            "OrderPlaced.v1",
            "{\"orderId\":1}".getBytes(StandardCharsets.UTF_8));
  }

  private void fault(Story story, String kind) {
    platform.post(
        "refund-service",
        "/ops/simulated-gateway/faults",
        "{\"paymentId\":\"%s\",\"kind\":\"%s\"}".formatted(story.paid().paymentId().value(), kind),
        Role.OPS,
        "o");
  }
}

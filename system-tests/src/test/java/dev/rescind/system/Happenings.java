package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Something of everything that boards and alerts tell of: what goes well and what goes wrong. */
record Happenings(Platform platform) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Returns when all of it is to be seen in a scrape. */
  void haveHappened(Scrape scrape) {
    Story settled = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    Story.appointmentIn(platform, Duration.ofMinutes(90)).known().cancelled();
    fault("TIMEOUT_AFTER");
    settled.awaitState(settled.cancelled(), "SETTLED");
    fault("DECLINE");
    Story.appointmentIn(platform, Duration.ofDays(5)).known().cancelled();
    poison();
    platform.topics().publish("metrics-twice", settled.paid());
    platform.topics().publish("metrics-twice", settled.paid());
    settled.awaitMails(1, 1);
    await()
        .atMost(PATIENCE)
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

  private void fault(String kind) {
    platform.post(
        "refund-service",
        "/ops/simulated-gateway/faults",
        "{\"kind\":\"" + kind + "\"}",
        Role.OPS,
        "o");
  }
}

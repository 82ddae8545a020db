package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What breaks on the way changes nothing of the outcome: one refund, one mail to each side, one
 * release, one settlement a case, whatever was restarted meanwhile.
 */
@ExtendWith(RunningSystem.class)
class FaultsTest {

  private static final int STORIES = 12;

  private final Platform platform;

  FaultsTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  void theBrokerRestartsUnderWay() {
    survives(platform.parts()::restartBroker);
  }

  @Test
  void theDatabaseRestartsUnderWay() {
    survives(() -> {
      try {
        platform.parts().restartDatabase();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void theRefundServiceRestartsUnderWay() {
    survives(() -> platform.parts().restartService("refund-service"));
  }

  @Test
  void theAvailabilityServiceRestartsUnderWay() {
    survives(() -> platform.parts().restartService("availability-service"));
  }

  @Test
  void theNotificationServiceRestartsUnderWay() {
    survives(() -> platform.parts().restartService("notification-service"));
  }

  @Test
  void theCancellationServiceRestartsUnderWay() {
    survives(() -> platform.parts().restartService("cancellation-service"));
  }

  @Test
  void theReportingServiceRestartsUnderWay() {
    survives(() -> platform.parts().restartService("reporting-service"));
  }

  @Test
  void everyUpstreamEventComesTwice() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).contacts();
    platform.topics().publish("placed-" + story.order(), story.placed());
    platform.topics().publish("placed-" + story.order(), story.placed());
    platform.topics().publish("paid-" + story.order(), story.paid());
    platform.topics().publish("paid-" + story.order(), story.paid());
    story.awaitKnown();

    String cancellation = story.cancelled();

    story.awaitState(cancellation, "SETTLED");
    isWholeAndOnce(story);
  }

  @Test
  void poisonIsParkedWithItsCauseAndItsOrderWaitsBehindItUntilItIsRedriven() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).contacts();
    platform
        .topics()
        .publish(
            Topic.ORDERS,
            story.order(),
            "poison-" + story.order(),
            "OrderPlaced.v1",
            "{\"orderId\":1}".getBytes(StandardCharsets.UTF_8));
    await().atMost(Story.PATIENCE).until(() -> parked(story).size() == 1);
    assertThat(parked(story).getFirst().path("detail").stringValue()).contains("OrderPlaced.v1");
    platform.topics().publish(story.placed());
    platform.topics().publish(story.paid());
    await().atMost(Story.PATIENCE).until(() -> parked(story).size() == 3);
    assertThat(parked(story).getLast().path("waiting").booleanValue()).isTrue();
    await()
        .atMost(Story.PATIENCE)
        .until(() ->
            !platform.topics().records("orders.cancellation-service.dlt", story.order()).isEmpty());
    Story other = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    other.awaitState(other.cancelled(), "SETTLED");

    JsonNode redriven =
        platform
            .post(
                "cancellation-service",
                "/ops/dead-letters/" + parked(story).getFirst().path("id") + "/redrive",
                "",
                Role.OPS,
                "o")
            .json();

    assertThat(redriven.path("failed").intValue()).as("poison stays poison").isEqualTo(1);
    assertThat(parked(story)).hasSize(3);
  }

  private List<JsonNode> parked(Story story) {
    return platform
        .get("cancellation-service", "/ops/dead-letters", Role.OPS, "o")
        .json()
        .path("records")
        .valueStream()
        .filter(record -> record.path("key").asString("").equals(story.order()))
        .toList();
  }

  private void survives(Runnable fault) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      stories.add(Story.appointmentIn(platform, Duration.ofDays(5)).known());
    }
    Map<Story, String> cases = new LinkedHashMap<>();
    for (Story story : stories.subList(0, STORIES / 2)) {
      cases.put(story, story.cancelled());
    }
    fault.run();
    for (Story story : stories.subList(STORIES / 2, STORIES)) {
      cases.put(story, cancelledInTheEnd(story));
    }
    cases.forEach((story, cancellation) -> story.awaitState(cancellation, "SETTLED"));
    stories.forEach(this::isWholeAndOnce);
  }

  /** Asks until there is an answer, as a client does whose request met a restart. */
  private String cancelledInTheEnd(Story story) {
    return await()
        .atMost(Story.PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              platform.cancel(story.order(), story.customer());
              JsonNode cases =
                  platform
                      .get(
                          "cancellation-service",
                          "/api/cancellations?orderId=" + story.order(),
                          Role.SUPPORT,
                          "s")
                      .json()
                      .path("cases");
              return cases.isEmpty() ? "" : cases.path(0).path("cancellationId").stringValue();
            },
            id -> !id.isEmpty());
  }

  private void isWholeAndOnce(Story story) {
    story.awaitMails(1, 1);
    assertThat(platform.gatewayRefunds(story.order())).hasSize(1);
    story.awaitPublished(3);
    JsonNode slot =
        platform
            .get("availability-service", "/api/slots/" + story.slot(), Role.SUPPORT, "s")
            .json();
    assertThat(slot.path("available").intValue()).isEqualTo(1);
    await()
        .atMost(Story.PATIENCE)
        .ignoreExceptions()
        .until(() ->
            platform
                .get(
                    "reporting-service",
                    "/api/reports/cancellation-rate?period=all&merchantId=" + story.merchant(),
                    Role.ANALYST,
                    "a")
                .body()
                .contains("\"numerator\":1"));
  }
}

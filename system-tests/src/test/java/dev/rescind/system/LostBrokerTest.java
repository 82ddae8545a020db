package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.standalone.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Everything that the broker kept is gone: topics, offsets, groups. */
@ExtendWith(RunningSystem.class)
class LostBrokerTest {

  private static final List<String> STORES =
      List.of(
          "cancellation-service", "refund-service", "availability-service", "notification-service");

  private final Platform platform;

  LostBrokerTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  void theServicesFillTheirTopicsAgainAndGoOnAndTheLogHolds() throws IOException {
    platform.assumeOneProcess();
    Story before = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    String settledBefore = before.cancelled();
    before.awaitState(settledBefore, "SETTLED");
    before.awaitMails(1, 1);
    Story underWay = Story.appointmentIn(platform, Duration.ofDays(5)).known();

    platform.inOneProcess().loseBroker();
    platform.topics().forget();
    String decidedMeanwhile = underWay.cancelled();

    underWay.awaitState(decidedMeanwhile, "SETTLED");
    Story after = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    String settledAfter = after.cancelled();
    after.awaitState(settledAfter, "SETTLED");
    after.awaitMails(1, 1);
    underWay.awaitMails(1, 1);
    await().atMost(Story.PATIENCE).untilAsserted(() -> STORES.forEach(this::isFilled));
    STORES.forEach(service -> await().atMost(Story.PATIENCE).untilAsserted(() -> holds(service)));
    assertThat(platform.gatewayRefunds(before.order())).hasSize(1);
    assertThat(before.mails(before.customerMail())).isEqualTo(1);
    await().atMost(Story.PATIENCE).until(() -> settledInReports() >= 3);
  }

  private void isFilled(String service) {
    JsonNode standing = platform.get(service, "/ops/topic", Role.OPS, "o").json();
    assertThat(standing.path("records").longValue())
        .as(service)
        .isGreaterThanOrEqualTo(standing.path("events").longValue());
  }

  private void holds(String service) {
    String id =
        platform
            .post(service, "/ops/verifications", "{}", Role.OPS, "o")
            .json()
            .path("id")
            .asString();
    JsonNode[] status = new JsonNode[1];
    await()
        .atMost(Story.PATIENCE)
        .until(() -> {
          status[0] = platform.get(service, "/ops/verifications/" + id, Role.OPS, "o").json();
          return status[0].path("finishedAt").isString();
        });
    List<String> states = new ArrayList<>();
    status[0].path("checks").forEach(check -> states.add(check.path("state").asString("")));
    assertThat(states).as("%s: %s", service, status[0]).isNotEmpty().containsOnly("PASSED");
  }

  private long settledInReports() {
    return platform
        .get("reporting-service", "/api/reports/totals", Role.OPS, "o")
        .json()
        .path("settled")
        .asLong(0);
  }
}

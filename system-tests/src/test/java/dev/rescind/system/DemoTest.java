package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.EventJson;
import dev.rescind.standalone.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the sample marketplace leaves behind in a running system. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

  private final Platform platform;
  private final List<JsonNode> cases = new ArrayList<>();

  DemoTest(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void play() throws InterruptedException {
    SampleDay.in(platform);
    String next = "";
    do {
      JsonNode page =
          platform
              .get(
                  "cancellation-service",
                  "/api/cancellations?limit=100" + (next.isEmpty() ? "" : "&after=" + next),
                  Role.SUPPORT,
                  "s")
              .json();
      page.path("cases").valueStream().filter(DemoTest::isOfToday).forEach(cases::add);
      next = page.path("next").asString("");
    } while (!next.isEmpty());
  }

  private static boolean isOfToday(JsonNode shown) {
    return shown.path("orderId").asString("").matches("D-\\d+");
  }

  @Test
  void casesOfEveryStateAreLeft() {
    assertThat(cases.stream().map(it -> it.path("state").asString("")))
        .contains(
            "AWAITING_RESPONSE",
            "ALTERNATIVE_OFFERED",
            "DISPUTED",
            "SETTLED",
            "REJECTED",
            "WITHDRAWN",
            "KEPT",
            "SUPERSEDED");
  }

  @Test
  void everyPresetHasJudgedSomeToMoreThanOneEnd() {
    Map<String, Set<String>> states = new TreeMap<>();
    for (JsonNode shown : cases) {
      states
          .computeIfAbsent(shown.at("/policy/policyId").asString(""), it -> new TreeSet<>())
          .add(shown.path("state").asString(""));
    }

    assertThat(states)
        .containsOnlyKeys("appointments", "experiences", "freelance-services", "marketplace-goods");
    assertThat(states).allSatisfy((policy, seen) -> assertThat(seen).hasSizeGreaterThan(1));
  }

  @Test
  void aStormCancelsAllLessonsThatWereStillToCome() {
    JsonNode storms =
        platform
            .get(
                "cancellation-service",
                "/api/merchants/M-surf-lisbon/bulk-cancellations",
                Role.MERCHANT,
                "M-surf-lisbon")
            .json()
            .path("bulkCancellations");

    assertThat(storms).hasSize(1);
    assertThat(storms.path(0).path("state").asString("")).isEqualTo("DONE");
    assertThat(storms.at("/0/progress/cancelled").intValue()).isPositive();
  }

  @Test
  void creditsCompensationsAndMistakenOrdersAreThere() {
    assertThat(asked("select count(*) from case_events where type like 'ReorderLinked%'"))
        .isPositive();
    assertThat(asked("select count(*) from refunds where outcome = 'CREDITED'")).isPositive();
    assertThat(asked("select count(*) from refunds where outcome = 'COMPENSATED'")).isPositive();
  }

  private long asked(String question) {
    String body = EventJson.mapper().createObjectNode().put("sql", question).toString();
    return platform
        .post("reporting-service", "/api/sql", body, Role.ANALYST, "a")
        .json()
        .at("/rows/0/0")
        .longValue();
  }
}

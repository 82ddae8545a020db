package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas of one service: they share the work, and each thing is still done once. */
@EnabledIfEnvironmentVariable(
    named = RunningSystem.SWITCH,
    matches = "compose",
    disabledReason = "replicas are containers: RESCIND_SYSTEM=compose")
@ExtendWith(RunningSystem.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {

  private static final String SERVICE = "refund-service";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Platform platform;

  ReplicasTest(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  static void startTwo(Platform platform) {
    compose(platform)
        .run(
            "-f",
            "docker-compose.yml",
            "-f",
            "system-tests/src/test/resources/short-payment-wait.yml",
            "up",
            "--detach",
            "--wait",
            "--wait-timeout",
            "240",
            "--no-deps",
            "--scale",
            SERVICE + "=2",
            SERVICE);
  }

  @AfterAll
  static void goBackToOne(Platform platform) {
    compose(platform)
        .run("up", "--detach", "--wait", "--wait-timeout", "240", "--no-deps", SERVICE);
  }

  @Test
  @Order(1)
  void theyShareThePartitions() throws Exception {
    try (Admin admin = admin()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            List<Set<TopicPartition>> shares = shares(admin);
            assertThat(shares).hasSize(2).noneMatch(Set::isEmpty);
            assertThat(shares.getFirst()).doesNotContainAnyElementsOf(shares.getLast());
          });
    }
  }

  @Test
  @Order(2)
  void eachRefundIsMadeOnceAndOneOfThemPublishes() {
    assertThat(settled(8)).allSatisfy(this::isRefundedOnce);
    awaitOnePublisher();
  }

  @Test
  @Order(3)
  void aDeadlinePassesOnce() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).contacts();
    platform.topics().publish(story.placed());
    String cancellation = story.awaitKnown().cancelled();

    story.awaitState(cancellation, "SETTLED");

    await()
        .during(Duration.ofSeconds(5))
        .atMost(PATIENCE)
        .until(() -> typesOnRefunds(story).equals(List.of("RefundNotDue")));
  }

  @Test
  @Order(4)
  void theOtherGoesOnWhereOneIsKilled() throws Exception {
    String victim = container("--index", "1");

    engine("kill", victim);

    assertThat(settled(6)).allSatisfy(this::isRefundedOnce);
    awaitOnePublisher();
    assertThat(platform.get(SERVICE, "/actuator/health/readiness", ops(), "o").status())
        .as("the front passes the dead one over")
        .isEqualTo(200);
  }
}

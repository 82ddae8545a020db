package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
    ((InContainers) platform.parts()).scale(SERVICE, 1);
  }

  @Test
  @Order(1)
  void theyShareThePartitions() throws Exception {
    try (Admin admin = admin()) {
      await()
          .atMost(Story.PATIENCE)
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
        .atMost(Story.PATIENCE)
        .until(() -> typesOnRefunds(story).equals(List.of("RefundNotDue")));
  }

  @Test
  @Order(4)
  void theOtherGoesOnWhereOneIsKilled() throws Exception {
    compose(platform).killReplica(SERVICE, 1);

    assertThat(settled(6)).allSatisfy(this::isRefundedOnce);
    awaitOnePublisher();
    assertThat(IntStream.range(0, 4).map(time -> askForTheLedger()))
        .as("the front passes the dead one over")
        .containsOnly(200);
  }

  private static Compose compose(Platform platform) {
    return ((InContainers) platform.parts()).compose();
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.parts().bootstrapServers()));
  }

  private static List<Set<TopicPartition>> shares(Admin admin) throws Exception {
    return admin
        .describeConsumerGroups(List.of(SERVICE))
        .all()
        .get()
        .get(SERVICE)
        .members()
        .stream()
        .map(member -> member.assignment().topicPartitions())
        .toList();
  }

  private List<Story> settled(int many) {
    List<Story> stories =
        Stream.generate(() -> Story.appointmentIn(platform, Duration.ofDays(5)).known())
            .limit(many)
            .toList();
    Map<Story, String> cases =
        stories.stream().collect(Collectors.toMap(story -> story, Story::cancelled));
    cases.forEach((story, cancellation) -> story.awaitState(cancellation, "SETTLED"));
    return stories;
  }

  private void isRefundedOnce(Story story) {
    assertThat(platform.gatewayRefunds(story.order())).hasSize(1);
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() ->
            assertThat(typesOnRefunds(story)).containsExactly("RefundScheduled", "RefundIssued"));
  }

  private List<String> typesOnRefunds(Story story) {
    return platform.topics().events(Topic.REFUNDS, story.order()).stream()
        .map(event -> event.getClass().getSimpleName())
        .toList();
  }

  private int askForTheLedger() {
    return platform.get(SERVICE, "/ops/ledger/balance", Role.OPS, "o").status();
  }

  /** The lock that a publisher holds is the only advisory one that a service takes for long. */
  private void awaitOnePublisher() {
    String question =
        "select count(*) from pg_locks l join pg_stat_activity a using (pid)"
            + " where l.locktype = 'advisory' and l.granted and a.application_name = '"
            + SERVICE
            + "-publisher'";
    await()
        .atMost(Story.PATIENCE)
        .until(() -> compose(platform).ask("refund", question), "1"::equals);
  }
}

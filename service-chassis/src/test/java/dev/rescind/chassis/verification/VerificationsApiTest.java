package dev.rescind.chassis.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.eventstore.EventTooLargeException;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleHttp;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A service that seals its events itself: the database's trigger is off. */
@SampleTest
class VerificationsApiTest {

  private static final Cause CAUSE = new Cause("caused-by", null);

  private final UnitsOfWork units;
  private final Commands commands;
  private final Outbox outbox;
  private final SampleHttp http;
  private final JdbcTemplate jdbc;
  private final String token = TestTokens.token(Role.OPS, "ops-1");
  private final OrderId order = new OrderId(SampleProbe.newOrder());

  VerificationsApiTest(
      UnitsOfWork units, Commands commands, Outbox outbox, SampleHttp http, JdbcTemplate jdbc) {
    this.units = units;
    this.commands = commands;
    this.outbox = outbox;
    this.http = http;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void withoutTheTrigger() {
    jdbc.execute("alter table events disable trigger events_seal");
  }

  @AfterEach
  void withTheTrigger() {
    jdbc.execute("alter table events enable trigger events_seal");
  }

  @Test
  void whatIsStoredOneByOneOrTogetherIsSealed() {
    schedule("first");
    schedule("second");
    units.run(() -> {
      schedule("third");
      schedule("fourth");
      commands.ahead(List.of(order.value()));
      outbox.publish("once-" + order, notDue("NOTHING_DUE"), CAUSE);
    });
    units.run(() -> {
      commands.ahead(List.of(order.value()));
      schedule("fifth");
    });

    JsonNode streams = check("streams", finished(started()));

    assertThat(streams.path("findings")).isEmpty();
    assertThat(streams.path("state").stringValue()).isEqualTo("PASSED");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from events where stream_id in (?, ?)",
                Integer.class,
                order.value(),
                "outbox/once-" + order))
        .isEqualTo(6);
  }

  @Test
  void anEventThatNoBrokerWouldTakeIsRefusedBeforeItIsStored() {
    RefundNotDue large = notDue("x".repeat(1_000_001));

    assertThatThrownBy(() -> units.run(() -> outbox.publish("large-" + order, large, CAUSE)))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageMatching("RefundNotDue has 1000\\d+ bytes; an event may have 1000000");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from events where stream_id = ?",
                Integer.class,
                "outbox/large-" + order))
        .isZero();
  }

  @Test
  void aVerificationIsForOps() {
    assertThat(
            http.post("/ops/verifications", TestTokens.token(Role.CUSTOMER, "c-1"), "{}").status())
        .isEqualTo(403);
    assertThat(http.get("/ops/verifications/unknown", token).status()).isEqualTo(404);
  }

  @Test
  void anAnchorHasToBeOfThisServiceAndOne() {
    String other =
        """
        {"anchors": [{"service": "other", "position": 1, "count": 1, "hash": "%s",
          "at": "2026-03-01T12:00:00Z"}]}
        """;

    assertThat(http.post("/ops/verifications", token, other.formatted("ab".repeat(32))).status())
        .isEqualTo(400);
    assertThat(http.post("/ops/verifications", token, other.formatted("nonsense")).status())
        .isEqualTo(400);
  }

  @Test
  void aTopicThatLacksNothingIsFilledAgainOnlyByForce() {
    schedule("first");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          JsonNode standing = http.get("/ops/topic", token).json();
          return standing.path("events").longValue() > 0 && isPublished(standing);
        });

    SampleHttp.Answer refused = http.post("/ops/topic/rebuild", token, "{}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("topic-complete");
    assertThat(http.post("/ops/topic/rebuild", token, "{\"force\": true}").status()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> isPublished(http.get("/ops/topic", token).json()));
  }

  private static boolean isPublished(JsonNode standing) {
    return !standing.path("asked").booleanValue()
        && standing.path("position").equals(standing.path("upTo"));
  }

  private void schedule(String payment) {
    commands.send(new Schedule(order, new PaymentId(payment)), CAUSE);
  }

  private RefundNotDue notDue(String why) {
    return new RefundNotDue(
        order,
        new CancellationId("case"),
        new StepId("step"),
        why,
        Instant.parse("2026-03-01T10:00:00Z"),
        false);
  }

  private String started() {
    SampleHttp.Answer answer = http.post("/ops/verifications", token, "{}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/ops/verifications/" + answer.text("id"));
    return answer.header("Location");
  }

  private JsonNode finished(String location) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> http.get(location, token).json().path("finishedAt").isString());
    return http.get(location, token).json();
  }

  private static JsonNode check(String name, JsonNode verification) {
    return StreamSupport.stream(verification.path("checks").spliterator(), false)
        .filter(check -> check.path("check").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.effects.EffectWorker;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.gateway.GatewayRefund;
import dev.rescind.refund.gateway.PaymentGateway;
import java.sql.Timestamp;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

@RefundServiceTest
class GatewayFaultsTest {

  private static final Duration LEASE = Duration.ofMinutes(2);

  private final RefundWorld world;
  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final EffectWorker worker;
  private final PaymentGateway gateway;

  GatewayFaultsTest(
      RefundWorld world,
      SettableClock clock,
      JdbcTemplate jdbc,
      EffectWorker worker,
      PaymentGateway gateway) {
    this.world = world;
    this.worker = worker;
    this.gateway = gateway;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  private Story approved(String fault, int times) {
    Story story = Story.begin();
    world.fault(story, "1", fault, times);
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    return story;
  }

  /** Time goes on for as long as the service waits between attempts. */
  private void awaitWithTimeGoingOn(Story story, int events) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          clock.advance(Duration.ofSeconds(10));
          assertThat(world.published(story)).hasSize(events);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT_BEFORE, 1",
    "TIMEOUT_BEFORE, 3",
    "TIMEOUT_AFTER, 1",
    "ERROR_THEN_SUCCESS, 1",
    "SLOW, 1"
  })
  void refundsExactlyOnceWhateverTheGatewayDoes(String fault, int times) {
    Story story = approved(fault, times);
    awaitWithTimeGoingOn(story, 2);
    assertThat(world.published(story).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class, issued -> assertThat(issued.attempt()).isEqualTo(1));
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void waitsForAPersonWhenTheGatewayRefusesAndTriesAgainWhenAsked() {
    Story story = approved("DECLINE", 1);
    RefundFailed failed = (RefundFailed) world.await(story, 2).getLast();
    assertThat(failed.why()).isEqualTo("declined_by_bank");
    assertThat(world.refunds(story).get("refunds").get(0).get("state").asString())
        .isEqualTo("FAILED");
    assertThat(world.atGateway(story)).isEmpty();

    RefundWorld.Answer retried = retry(story);
    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.body().get("attempt").asInt()).isEqualTo(2);
    RefundIssued issued = (RefundIssued) world.await(story, 3).getLast();
    assertThat(issued.attempt()).isEqualTo(2);
    assertThat(issued.stepDone()).isTrue();
    assertThat(world.atGateway(story)).hasSize(1);
    assertThat(retry(story).body().get("type").asString())
        .isEqualTo("urn:rescind:problem:refund-already-issued");
  }

  @Test
  void refusesARetryWhileTheOutcomeIsOpen() {
    Story story = approved("TIMEOUT_BEFORE", 1);
    world.await(story, 1);
    RefundWorld.Answer refused = retry(story);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("type").asString())
        .isEqualTo("urn:rescind:problem:refund-still-open");
    awaitWithTimeGoingOn(story, 2);
  }

  @Test
  void refusesASecondRetryWhileTheFirstIsUnderway() {
    Story story = approved("DECLINE", 1);
    world.await(story, 2);
    world.fault(story, "1", "TIMEOUT_BEFORE", 1);
    assertThat(retry(story).status()).isEqualTo(202);
    assertThat(retry(story).status()).isEqualTo(409);
    assertThat(world.refunds(story).get("refunds").get(0).get("state").asString())
        .isEqualTo("PENDING");
    awaitWithTimeGoingOn(story, 3);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void answersARepeatedRetryWithTheSameKeyAsBefore() {
    Story story = approved("DECLINE", 2);
    world.await(story, 2);
    String path = retryPath(story);
    RefundWorld.Answer first = world.post(path, "{}", Role.OPS, "ops", "key-of-" + story.orderId());
    world.await(story, 3);
    RefundWorld.Answer again = world.post(path, "{}", Role.OPS, "ops", "key-of-" + story.orderId());
    assertThat(again).isEqualTo(first);
    world.settleDown();
    assertThat(world.published(story)).hasSize(3);
  }

  @Test
  void failsAgainWhenTheRetryIsRefusedToo() {
    Story story = approved("DECLINE", 2);
    world.await(story, 2);
    assertThat(retry(story).status()).isEqualTo(202);
    assertThat(((RefundFailed) world.await(story, 3).getLast()).attempt()).isEqualTo(2);
    assertThat(retry(story).body().get("attempt").asInt()).isEqualTo(3);
    world.await(story, 4);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void looksUpWhatBecameOfACallWhoseCallerDied() {
    worker.stop();
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    RefundScheduled scheduled = (RefundScheduled) world.await(story, 1).getFirst();
    String key = scheduled.refundId() + "/" + story.payment("1") + "/1";
    gateway.refund(new GatewayRefund(key, story.orderId(), story.payment("1"), Story.euros(6_000)));
    assertThat(
            jdbc.update(
                "update effects set attempts = 1, claimed_until = ? where id = ?",
                Timestamp.from(clock.instant().plus(LEASE)),
                key))
        .isEqualTo(1);

    worker.start();
    world.settleDown();
    assertThat(world.published(story)).hasSize(1);
    clock.advance(LEASE.plusMillis(1));
    assertThat(world.await(story, 2).getLast()).isInstanceOf(RefundIssued.class);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  private RefundWorld.Answer retry(Story story) {
    return world.post(retryPath(story), "{}", Role.OPS, "ops");
  }

  private String retryPath(Story story) {
    String refundId = ((RefundScheduled) world.published(story).getFirst()).refundId().value();
    return "/ops/refunds/" + refundId + "/tenders/" + story.payment("1") + "/retry";
  }
}

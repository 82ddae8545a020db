package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RefundServiceTest
class PaymentWaitTest {

  private static final Duration WAIT = Duration.ofHours(24);

  private static final Duration MOMENT_FOR_UNPAID = Duration.ofSeconds(2);

  /** More than the scheduler rests between two looks, which it measures by the same clock. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final RefundWorld world;
  private final SettableClock clock;

  PaymentWaitTest(RefundWorld world, SettableClock clock) {
    this.world = world;
    this.clock = clock;
  }

  private Story waiting(long cents) {
    Story story = Story.begin();
    world.topics().publish(story.approved("a", cents));
    world.awaitWaiting(story);
    return story;
  }

  @Test
  void showsWhatWaitsForAPaymentAndUntilWhen() {
    Story story = waiting(6_000);
    JsonNode wait = world.refunds(story).get("awaitingPayment").get(0);
    assertThat(wait.get("stepId").asString()).isEqualTo(story.step("a").value());
    assertThat(wait.get("amount").get("amount").asLong()).isEqualTo(6_000);
    assertThat(Instant.parse(wait.get("until").asString())).isEqualTo(clock.instant().plus(WAIT));
  }

  @Test
  void schedulesTheRefundWhenThePaymentArrives() {
    Story story = waiting(6_000);
    world.topics().publish(story.paid("1", 6_000));
    assertThat(world.await(story, 2).getFirst()).isInstanceOf(RefundScheduled.class);
    assertThat(world.refunds(story).get("awaitingPayment")).isEmpty();
  }

  @Test
  void schedulesTheRefundAsSoonAsThePaymentsCoverIt() {
    Story story = waiting(6_000);
    world.topics().publish(story.paid("1", 5_999));
    world.settleDown();
    assertThat(world.published(story)).isEmpty();
    world.topics().publish(story.paid("2", 1));
    assertThat(world.await(story, 3).getFirst())
        .isInstanceOfSatisfying(
            RefundScheduled.class, event -> assertThat(event.tenders()).hasSize(2));
  }

  @Test
  void waitsUpToTheDeadlineAndNoLonger() {
    Story story = waiting(6_000);
    clock.advance(WAIT.minus(A_MOMENT));
    Awaitility.await()
        .during(Duration.ofMillis(600))
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(world.published(story)).isEmpty());
    clock.advance(A_MOMENT);
    assertThat(world.await(story, 1).getFirst())
        .isInstanceOfSatisfying(
            RefundNotDue.class, event -> assertThat(event.why()).isEqualTo("NOTHING_CAPTURED"));
    assertThat(world.refunds(story).get("awaitingPayment")).isEmpty();
  }

  @Test
  void givesThePartBackThatIsCapturedAtTheDeadline() {
    Story story = waiting(6_000);
    world.topics().publish(story.paid("1", 2_500));
    world.settleDown();
    clock.advance(WAIT);
    RefundIssued issued = (RefundIssued) world.await(story, 2).getLast();
    assertThat(issued.amount()).isEqualTo(Story.euros(2_500));
    assertThat(issued.stepDone()).isTrue();
  }

  @Test
  void givesAPaymentBackThatComesAfterTheDeadline() {
    Story story = waiting(6_000);
    clock.advance(WAIT);
    world.await(story, 1);
    world.topics().publish(story.paid("late", 6_000));
    RefundIssued issued = (RefundIssued) world.await(story, 3).getLast();
    assertThat(issued.stepId()).isEqualTo(story.step("a"));
    assertThat(issued.issuedForStep()).isEqualTo(Story.euros(6_000));
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void givesALatePaymentBackUpToWhatTheDecisionGaveAndNoMore() {
    Story story = waiting(6_000);
    world.topics().publish(story.paid("1", 2_500));
    world.settleDown();
    clock.advance(WAIT);
    world.await(story, 2);
    world.topics().publish(story.paid("late", 9_000));
    RefundIssued issued = (RefundIssued) world.await(story, 4).getLast();
    assertThat(issued.amount()).isEqualTo(Story.euros(3_500));
    assertThat(issued.issuedForStep()).isEqualTo(Story.euros(6_000));
    world.topics().publish(story.paid("later", 1_000));
    world.settleDown();
    assertThat(world.published(story)).hasSize(4);
  }

  @Test
  @DisplayName(
      "M2: an order that nobody paid is answered after a moment; what is paid later returns")
  void doesNotWaitForAPaymentThatNobodyMade() {
    Story story = Story.begin();
    world.topics().publish(story.approved("a", 6_000, 0));
    world.awaitWaiting(story);
    clock.advance(MOMENT_FOR_UNPAID.minus(A_MOMENT));
    world.settleDown();
    assertThat(world.published(story)).isEmpty();

    clock.advance(A_MOMENT);
    assertThat(world.await(story, 1).getFirst())
        .isInstanceOfSatisfying(
            RefundNotDue.class, event -> assertThat(event.why()).isEqualTo("NOTHING_CAPTURED"));

    world.topics().publish(story.paid("late", 6_000));
    assertThat(((RefundIssued) world.await(story, 3).getLast()).issuedForStep())
        .isEqualTo(Story.euros(6_000));
  }

  @Test
  void waitsForThePaymentThatTheDecisionKnewAndForNoMore() {
    Story story = Story.begin();
    world.topics().publish(story.approved("a", 6_000, 2_500));
    world.awaitWaiting(story);
    clock.advance(MOMENT_FOR_UNPAID);
    world.topics().publish(story.paid("1", 2_499));
    world.settleDown();
    assertThat(world.published(story)).isEmpty();

    world.topics().publish(story.paid("2", 1));

    assertThat(((RefundIssued) world.await(story, 3).getLast()).issuedForStep())
        .isEqualTo(Story.euros(2_500));
    assertThat(world.refunds(story).get("awaitingPayment")).isEmpty();
  }

  @Test
  void waitsAMomentWhereThePartThatTheDecisionKnewIsHere() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 2_500));
    world.topics().publish(story.approved("a", 6_000, 2_500));
    world.awaitWaiting(story);

    clock.advance(MOMENT_FOR_UNPAID);

    assertThat(((RefundIssued) world.await(story, 2).getLast()).issuedForStep())
        .isEqualTo(Story.euros(2_500));
  }
}

package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.security.Role;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RefundServiceTest
class RefundFlowTest {

  private final RefundWorld world;

  RefundFlowTest(RefundWorld world) {
    this.world = world;
  }

  @Test
  void givesAnApprovedRefundBackToThePaymentsOfTheOrder() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.paid("2", 4_000));
    world.topics().publish(story.approved("a", 6_500));
    List<RefundEvent> events = world.await(story, 3);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            RefundScheduled.class,
            scheduled ->
                assertThat(scheduled.tenders())
                    .containsExactly(
                        new Tender(story.payment("1"), Story.euros(6_000), "CARD"),
                        new Tender(story.payment("2"), Story.euros(500), "CARD")));
    RefundIssued last = (RefundIssued) events.getLast();
    assertThat(last.stepDone()).isTrue();
    assertThat(last.issuedForStep()).isEqualTo(Story.euros(6_500));
    assertThat(last.historical()).isFalse();
    assertThat(world.atGateway(story)).hasSize(2);
  }

  @Test
  void givesAllBackThatWasPaidInTheCurrencyOfTheOrder() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world
        .topics()
        .publish(
            new OrderPaid(
                story.orderId(),
                story.payment("dollars"),
                new Money(9_000, "USD"),
                "CARD",
                Story.DECIDED,
                false));
    world.topics().publish(story.approved("a", 6_000, 6_000));
    assertThat(world.await(story, 2).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class,
            issued -> {
              assertThat(issued.stepDone()).isTrue();
              assertThat(issued.issuedForStep()).isEqualTo(Story.euros(6_000));
            });
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void showsTheRefundWithItsTendersAndAttempts() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    RefundScheduled scheduled = (RefundScheduled) world.await(story, 2).getFirst();
    JsonNode refund = world.get("/api/refunds/" + scheduled.refundId(), Role.OPS, "ops").body();
    assertThat(refund.get("state").asString()).isEqualTo("ISSUED");
    assertThat(refund.get("amount").get("amount").asLong()).isEqualTo(6_000);
    JsonNode tender = refund.get("tenders").get(0);
    assertThat(tender.get("state").asString()).isEqualTo("ISSUED");
    assertThat(tender.get("attempts").asInt()).isEqualTo(1);
    assertThat(tender.get("gatewayReference").asString()).startsWith("sim_");
  }

  @Test
  void saysThatNothingIsDueWhereTheDecisionGivesNothing() {
    Story story = Story.begin();
    world.topics().publish(story.approved("a", 0));
    assertThat(world.await(story, 1))
        .singleElement()
        .isInstanceOfSatisfying(
            RefundNotDue.class, event -> assertThat(event.why()).isEqualTo("NOTHING_DUE"));
    assertThat(world.refunds(story).get("notDue").get(0).get("why").asString())
        .isEqualTo("NOTHING_DUE");
  }

  @Test
  void doesNothingTwiceWhenEventsAreDeliveredTwice() {
    Story story = Story.begin();
    for (int delivery = 0; delivery < 2; delivery++) {
      world.topics().publish(story.orderId() + "-paid", story.paid("1", 6_000));
      world.topics().publish(story.orderId() + "-approved", story.approved("a", 6_000));
    }
    world.await(story, 2);
    world.settleDown();
    assertThat(world.published(story)).hasSize(2);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void doesNothingTwiceWhenUpstreamRepeatsEventsUnderNewIds() {
    Story story = Story.begin();
    for (int delivery = 0; delivery < 3; delivery++) {
      world.topics().publish(story.paid("1", 6_000));
      world.topics().publish(story.approved("a", 6_000));
    }
    world.await(story, 2);
    world.settleDown();
    assertThat(world.published(story)).hasSize(2);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void neverGivesBackMoreThanWasCapturedOverTwoApprovals() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 10_000));
    world.topics().publish(story.approved("a", 7_000));
    world.topics().publish(story.approved("b", 6_000));
    world.await(story, 2);
    world.awaitWaiting(story);
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void settlesHistoryOnPaperWithoutCallingTheGateway() {
    Story story = Story.ofThePast();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    RefundIssued issued = (RefundIssued) world.await(story, 2).getLast();
    assertThat(issued.historical()).isTrue();
    assertThat(issued.gatewayReference()).isNull();
    assertThat(issued.attempt()).isEqualTo(1);
    assertThat(issued.issuedAt()).isEqualTo(Story.DECIDED);
    world.settleDown();
    assertThat(world.atGateway(story)).isEmpty();
  }

  @Test
  void paysWhatIsRuledTodayOnACaseOfThePast() {
    Story past = Story.ofThePast();
    Story today = new Story(past.orderId(), false);
    world.topics().publish(past.paid("1", 6_000));
    world.topics().publish(past.approved("a", 4_000));
    world.await(past, 2);
    world.topics().publish(today.ruled(today.refundStep("ruling-1", 2_000)));
    assertThat(world.await(past, 4).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class,
            issued -> {
              assertThat(issued.historical()).isFalse();
              assertThat(issued.gatewayReference()).isNotNull();
              assertThat(issued.amount()).isEqualTo(Story.euros(2_000));
            });
    assertThat(world.atGateway(past)).hasSize(1);
  }

  @Test
  void settlesHistoryWhosePaymentComesLaterOnPaperToo() {
    Story story = Story.ofThePast();
    world.topics().publish(story.approved("a", 6_000));
    world.awaitWaiting(story);
    world.topics().publish(story.paid("1", 6_000));
    assertThat(world.await(story, 2)).allMatch(event -> !(event instanceof RefundNotDue));
    world.settleDown();
    assertThat(world.atGateway(story)).isEmpty();
  }
}

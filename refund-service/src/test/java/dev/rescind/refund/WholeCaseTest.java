package dev.rescind.refund;

import static dev.rescind.refund.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.security.Role;
import dev.rescind.events.Party;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Money over the whole life of a case. */
@RefundServiceTest
class WholeCaseTest {

  private final RefundWorld world;
  private final JdbcTemplate jdbc;
  private final MeterRegistry registry;

  WholeCaseTest(RefundWorld world, JdbcTemplate jdbc, MeterRegistry registry) {
    this.world = world;
    this.jdbc = jdbc;
    this.registry = registry;
  }

  @Test
  @DisplayName("A ruling after a contest gives more back, and never more than was paid")
  void aContestGivesMoreBack() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 4_000));
    world.topics().publish(story.ruled(story.refundStep("b", 2_000)));
    List<RefundEvent> events = world.await(story, 4);
    assertThat(events).filteredOn(RefundIssued.class::isInstance).hasSize(2);
    assertThat(world.atGateway(story)).hasSize(2);

    world.topics().publish(story.ruled(story.refundStep("c", 1)));
    world.awaitWaiting(story);
    assertThat(world.atGateway(story)).hasSize(2);
  }

  @Test
  void anOrderThatIsKeptGetsAPartBack() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.accepted(story.refundStep("a", 1_500)));
    assertThat(world.await(story, 2).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class, issued -> assertThat(issued.amount()).isEqualTo(euros(1_500)));
  }

  @Test
  @DisplayName("P6: a refund that the customer asks for is made, once however often it is told")
  void aRefundThatIsAskedForIsMadeOnce() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    for (int time = 0; time < 2; time++) {
      world.topics().publish(story.refundRequested(story.refundStep("a", 4_000)));
    }
    assertThat(world.await(story, 2).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class, issued -> assertThat(issued.amount()).isEqualTo(euros(4_000)));
    assertThat(world.atGateway(story)).hasSize(1);
  }

  @Test
  void aCreditAndACompensationAreBookedAndShownOnce() {
    Story story = Story.begin();
    double credited = outcomes("CREDITED");
    double compensated = outcomes("COMPENSATED");
    for (int time = 0; time < 2; time++) {
      world.topics().publish(story.accepted(new CreditStep(story.step("a"), euros(700))));
      world
          .topics()
          .publish(
              story.claimDecided(
                  new CompensationStep(
                      story.step("b"), Party.CUSTOMER, Party.MERCHANT, euros(300))));
    }
    world.await(story, 2);
    world.settleDown();

    assertThat(world.await(story, 2))
        .hasExactlyElementsOfTypes(CreditIssued.class, CompensationPaid.class);
    JsonNode shown = world.refunds(story);
    assertThat(shown.at("/credits/0/amount/amount").asLong()).isEqualTo(700);
    assertThat(shown.at("/compensations/0/payer").asString()).isEqualTo("CUSTOMER");
    assertThat(shown.at("/compensations/0/payee").asString()).isEqualTo("MERCHANT");
    assertThat(held("credit", story.customer().value())).isEqualTo(-700);
    assertThat(held("party:customer", story.customer().value())).isEqualTo(300);
    assertThat(held("party:merchant", story.merchant().value())).isEqualTo(-300);
    assertThat(outcomes("CREDITED")).isEqualTo(credited + 1);
    assertThat(outcomes("COMPENSATED")).isEqualTo(compensated + 1);
  }

  @Test
  void historyIsCreditedOnPaperAtItsTime() {
    Story story = Story.ofThePast();
    double credited = outcomes("CREDITED");
    world.topics().publish(story.accepted(new CreditStep(story.step("a"), euros(700))));
    assertThat(world.await(story, 1).getFirst())
        .isInstanceOfSatisfying(
            CreditIssued.class,
            credit -> {
              assertThat(credit.historical()).isTrue();
              assertThat(credit.issuedAt()).isEqualTo(Story.DECIDED);
            });
    assertThat(outcomes("CREDITED")).isEqualTo(credited);
  }

  @Test
  @DisplayName("K11 What upstream gave back itself does not go back again")
  void whatUpstreamGaveBackDoesNotGoBackAgain() {
    Story story = Story.begin();
    for (int time = 0; time < 2; time++) {
      world.topics().publish(story.returned("1", "r1", 2_500));
    }
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.returned("1", "r2", 500));
    awaitReturned(story, 3_000);
    world.topics().publish(story.approved("a", 6_000));
    assertThat(world.await(story, 2).getLast())
        .isInstanceOfSatisfying(
            RefundIssued.class,
            issued -> {
              assertThat(issued.amount()).isEqualTo(euros(3_000));
              assertThat(issued.stepDone()).isTrue();
            });
    assertThat(world.refunds(story).get("awaitingPayment")).isEmpty();
    assertThat(postedFor("return/" + story.orderId())).isEqualTo(3_000);
  }

  @Test
  void whereUpstreamGaveEverythingBackNothingIsDue() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.returned("1", "r1", 6_000));
    awaitReturned(story, 6_000);
    world.topics().publish(story.approved("a", 4_000));
    assertThat(world.await(story, 1).getFirst())
        .isInstanceOfSatisfying(
            RefundNotDue.class, event -> assertThat(event.why()).isEqualTo("RETURNED_UPSTREAM"));
  }

  @Test
  void aTenderThatIsNotThroughShrinksByWhatUpstreamGivesBackLater() {
    Story story = Story.begin();
    world.fault(story, "1", "DECLINE", 1);
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 5_000));
    assertThat(world.await(story, 2))
        .hasExactlyElementsOfTypes(RefundScheduled.class, RefundFailed.class);

    world.topics().publish(story.returned("1", "r1", 1_000));
    awaitReturned(story, 1_000);
    world.topics().publish(story.returned("1", "r2", 1_500));
    RefundReduced reduced = (RefundReduced) world.await(story, 3).getLast();
    assertThat(reduced.by()).isEqualTo(euros(1_500));
    assertThat(reduced.left()).isEqualTo(euros(3_500));
    assertThat(reduced.stepDone()).isFalse();

    world.topics().publish(story.returned("1", "r3", 3_500));
    RefundReduced last = (RefundReduced) world.await(story, 4).getLast();
    assertThat(last.left()).isEqualTo(euros(0));
    assertThat(last.stepDone()).isTrue();
    assertThat(world.refunds(story).at("/refunds/0/state").asString()).isEqualTo("RETURNED");
    assertThat(world.get("/ops/ledger/balance", Role.OPS, "ops").body().get("balanced").asBoolean())
        .isTrue();
  }

  private void awaitReturned(Story story, long cents) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    jdbc.queryForList(
                        "select returned from payments where order_id = ?",
                        Long.class,
                        story.orderId().value()))
                .containsExactly(cents));
  }

  private long held(String account, String owner) {
    return sum("select sum(amount) from postings where account = ? and owner = ?", account, owner);
  }

  private long postedFor(String entry) {
    return sum(
        "select sum(amount) from postings where amount > 0 and entry_id like ?", entry + "/%");
  }

  private long sum(String query, Object... values) {
    Long sum = jdbc.queryForObject(query, Long.class, values);
    return sum == null ? 0 : sum;
  }

  private double outcomes(String outcome) {
    return registry.get("rescind.refunds.outcomes").tag("outcome", outcome).counter().count();
  }
}

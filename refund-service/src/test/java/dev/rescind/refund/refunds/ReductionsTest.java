package dev.rescind.refund.refunds;

import static dev.rescind.refund.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.events.CancellationId;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.RefundServiceTest;
import dev.rescind.refund.RefundWorld;
import dev.rescind.refund.Story;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.RefundCommand.ScheduleRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@RefundServiceTest
class ReductionsTest {

  private static final Cause CAUSE = new Cause(null, null);

  private final RefundWorld world;
  private final JdbcTemplate jdbc;
  private final UnitsOfWork units;
  private final Commands commands;
  private final Reductions reductions;
  private final EffectQueue effects;

  ReductionsTest(
      RefundWorld world,
      JdbcTemplate jdbc,
      UnitsOfWork units,
      Commands commands,
      Reductions reductions,
      EffectQueue effects) {
    this.effects = effects;
    this.world = world;
    this.jdbc = jdbc;
    this.units = units;
    this.commands = commands;
    this.reductions = reductions;
  }

  @Test
  void theGatewayIsAskedOnlyForWhatIsLeftWhereTheReturnComesAlongWithTheSchedule() {
    Story story = paid();
    units.run(() -> {
      schedule(story, 5_000);
      giveBack(story, 2_000);
    });
    assertThat(world.await(story, 3))
        .hasExactlyElementsOfTypes(RefundScheduled.class, RefundReduced.class, RefundIssued.class);
    assertThat(world.atGateway(story))
        .singleElement()
        .satisfies(made -> assertThat(made.at("/amount/amount").asLong()).isEqualTo(4_000));
  }

  @Test
  void aCallThatWasNotBegunIsTakenBackAndMadeForLess() {
    Story story = paid();
    units.run(() -> {
      delayTheCall(story);
      schedule(story, 5_000);
    });
    units.run(() -> giveBack(story, 2_000));
    assertThat(world.await(story, 3))
        .hasExactlyElementsOfTypes(RefundScheduled.class, RefundReduced.class, RefundIssued.class);
    assertThat(world.atGateway(story))
        .singleElement()
        .satisfies(made -> assertThat(made.at("/amount/amount").asLong()).isEqualTo(4_000));
  }

  @Test
  void aCallThatWasNotBegunIsNeverMadeWhereNothingIsLeft() {
    Story story = paid();
    units.run(() -> {
      delayTheCall(story);
      schedule(story, 5_000);
    });
    units.run(() -> giveBack(story, 6_000));
    assertThat(world.await(story, 2))
        .hasExactlyElementsOfTypes(RefundScheduled.class, RefundReduced.class);
    assertThat(effects(story)).isZero();
  }

  @Test
  void whatTheGatewayTookIsNotReduced() {
    Story story = paid();
    units.run(() -> schedule(story, 5_000));
    world.await(story, 2);
    units.run(() -> giveBack(story, 6_000));
    world.settleDown();
    assertThat(world.await(story, 2))
        .hasExactlyElementsOfTypes(RefundScheduled.class, RefundIssued.class);
  }

  private Story paid() {
    Story story = Story.begin();
    world.topics().publish(story.paid("1", 6_000));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            !jdbc.queryForList("select 1 from payments where order_id = ?", story.orderId().value())
                .isEmpty());
    return story;
  }

  private void schedule(Story story, long cents) {
    DueStep step =
        new DueStep(
            story.orderId(),
            new CancellationId(story.orderId() + "-case"),
            story.step("a"),
            euros(cents),
            Story.DECIDED,
            false,
            null);
    CapturedPayment payment =
        new CapturedPayment(
            story.payment("1"), euros(6_000), "CARD", Instant.parse("2026-03-01T08:00:00Z"));
    commands.ask(
        ScheduleAnswer.class,
        new ScheduleRefund(story.orderId(), step, List.of(payment), false, Story.DECIDED),
        CAUSE);
  }

  /** The call is known already, and due in a year; the schedule submits it no second time. */
  private void delayTheCall(Story story) {
    TenderDue due =
        new TenderDue(
            story.orderId(),
            OrderRefundsFixture.refund(story.step("a").value(), 1),
            story.payment("1"),
            euros(5_000),
            1,
            null);
    effects.submit(
        due.idempotencyKey(), TendersDue.KIND, due, Story.DECIDED.plus(Duration.ofDays(365)));
  }

  private long effects(Story story) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from effects where payload ->> 'orderId' = ?",
            Long.class,
            story.orderId().value());
    return count == null ? 0 : count;
  }

  private void giveBack(Story story, long cents) {
    jdbc.update(
        "update payments set returned = ? where order_id = ?", cents, story.orderId().value());
    reductions.reduce(story.orderId(), story.payment("1"), CAUSE);
  }
}

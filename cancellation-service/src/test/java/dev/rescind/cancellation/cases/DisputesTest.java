package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.cases.ACase.CLAIM;
import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.PLATFORM;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.events.ArrivalWindow;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CauseClass;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.Kind;
import dev.rescind.events.Fault;
import dev.rescind.events.Fee;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepId;
import dev.rescind.policy.Grant;
import dev.rescind.policy.GrantKind;
import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Percent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Before the arbiter: windows, rulings, appeals and claims (M4, M5, M6, F2). */
class DisputesTest {

  private static final ACase GOODS = ACase.under("marketplace-goods");
  private static final ACase TOURS = ACase.under("experiences");
  private static final CaseCommand ASKED = GOODS.request(CUSTOMER, "NO_LONGER_NEEDED");
  private static final Instant ESCALATION_END = NOW.plus(Duration.ofDays(14));

  /** Two days before the start half of it goes back. */
  private static final ACase HALF =
      ACase.under(
          "experiences",
          AnOrder.of("O-1", NOW.minusSeconds(60))
              .appointment(2, NOW.plus(Duration.ofDays(2)))
              .facts());

  @Test
  void theFaultThatIsRuledStandsWhateverTheReasonSays() {
    ACase tours = ACase.under("experiences");

    assertThat(
            eventsOf(
                tours.request(), tours.reject(), tours.dispute(CUSTOMER, NOW), tours.rule(100)))
        .filteredOn(CancellationApproved.class::isInstance)
        .singleElement()
        .extracting(event -> ((CancellationApproved) event).bearing())
        .isEqualTo(new Bearing(Fault.MERCHANT, CauseClass.CHANGE_OF_MIND, true));
  }

  @Test
  void aRejectionIsEscalatedWithinTheWindowAndNotAfterIt() {
    DisputeOpened opened =
        (DisputeOpened)
            eventsOf(ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, ESCALATION_END)).getLast();

    assertThat(opened.kind()).isEqualTo(Kind.ESCALATION);
    assertThat(opened.lines()).extracting(LineQuantity::quantity).containsExactly(2);
    assertThat(opened.evidenceUntil()).isEqualTo(ESCALATION_END.plus(Duration.ofDays(7)));
    assertThat(
            outcomeOf(ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, ESCALATION_END.plusNanos(1))))
        .isEqualTo(
            new CaseOutcome.Refused(
                "dispute-too-late", "that was possible until " + ESCALATION_END));
  }

  @Test
  void whatUpstreamClosedMeanwhileIsNotEscalated() {
    assertThat(outcomeOf(ASKED, GOODS.reject(), closedAt(NOW).dispute(CUSTOMER, NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("order-closed"));
    assertThat(
            eventsOf(ASKED, GOODS.reject(), closedAt(NOW.plusSeconds(1)).dispute(CUSTOMER, NOW))
                .getLast())
        .isInstanceOf(DisputeOpened.class);
  }

  private static ACase closedAt(Instant at) {
    OrderFacts order = GOODS.basis().order();
    return ACase.under(
        "marketplace-goods",
        new OrderFacts(
            order.placed(),
            new Milestones(null, null, null, null, at),
            order.payments(),
            order.attributes()));
  }

  @Test
  void whomThePolicyDoesNotNameMayNotEscalate() {
    assertThat(outcomeOf(TOURS.request(), TOURS.reject(), TOURS.dispute(MERCHANT, NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("dispute-not-allowed"));
  }

  @Test
  void whatAnotherCaseTookMeanwhileIsNotEscalated() {
    CaseCommand second =
        GOODS.request(
            new CancellationId("case-2"), CUSTOMER, "NO_LONGER_NEEDED", GOODS.basis().order());

    assertThat(outcomeOf(ASKED, GOODS.reject(), second, GOODS.dispute(CUSTOMER, NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("nothing-left-to-cancel"));
  }

  @Test
  void aRulingBindsTheRefund() {
    List<CancellationEvent> events =
        eventsOf(ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, NOW), GOODS.rule(50));

    assertThat(events).hasSize(2);
    DisputeRuled ruled = (DisputeRuled) events.getFirst();
    assertThat(ruled.granted()).isTrue();
    assertThat(ruled.refund()).isEqualTo(euros(80));
    CancellationApproved approved = (CancellationApproved) events.getLast();
    assertThat(approved.refund()).isEqualTo(euros(80));
    assertThat(Objects.requireNonNull(approved.decision()).code()).isEqualTo("RULING");
  }

  @Test
  void aRulingForNothingRefusesForGood() {
    List<CancellationEvent> events =
        eventsOf(ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, NOW), GOODS.rule(null));

    assertThat(((DisputeRuled) events.getFirst()).granted()).isFalse();
    assertThat(((CancellationRejected) events.getLast()).escalationUntil()).isNull();
  }

  @Test
  void anEscalationTakenBackLeavesTheRejection() {
    assertThat(
            eventsOf(
                ASKED,
                GOODS.reject(),
                GOODS.dispute(CUSTOMER, NOW),
                GOODS.withdrawDispute(),
                GOODS.dispute(CUSTOMER, NOW)))
        .singleElement()
        .isInstanceOf(DisputeOpened.class);
  }

  @Test
  void aContestAddsTheRestAndNeverTakesBack() {
    CaseCommand[] settled = {
      HALF.request(), HALF.approve(), HALF.settle(), HALF.dispute(CUSTOMER, NOW)
    };

    assertThat(ruledAfter(settled, HALF.rule(100)).refund()).isEqualTo(euros(80));
    assertThat(ruledAfter(settled, HALF.rule(100)).settlement())
        .singleElement()
        .isEqualTo(
            new SettlementStep.RefundStep(
                new StepId("case-1/ruling-1"),
                euros(80),
                new ArrivalWindow(7, 14),
                HALF.basis().order().paid()));
    assertThat(ruledAfter(settled, HALF.rule(50)).refund()).isEqualTo(euros(0));
    assertThat(ruledAfter(settled, HALF.rule(25)).refund()).isEqualTo(euros(0));
    assertThat(ruledAfter(settled, HALF.rule(25)).settlement()).isEmpty();
  }

  @Test
  void aContestOutlivesTheClosingOfItsOrderAndAnEscalationDoesNot() {
    CaseCommand[] contested = {
      HALF.request(), HALF.approve(), HALF.settle(), HALF.dispute(CUSTOMER, NOW), HALF.supersede()
    };

    assertThat(eventsOf(contested)).isEmpty();
    assertThat(ruledAfter(contested, HALF.rule(100)).refund()).isEqualTo(euros(80));
    assertThat(
            eventsOf(ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, NOW), GOODS.supersede())
                .getLast())
        .isInstanceOf(CancellationSuperseded.class);
  }

  private static DisputeRuled ruledAfter(CaseCommand[] before, CaseCommand rule) {
    CaseCommand[] commands = Arrays.copyOf(before, before.length + 1);
    commands[before.length] = rule;
    return (DisputeRuled) eventsOf(commands).getFirst();
  }

  @Test
  void aRulingIsAppealedAgainstOnceIfThePolicyAllowsIt() {
    CaseCommand[] ruled = {ASKED, GOODS.reject(), GOODS.dispute(CUSTOMER, NOW), GOODS.rule(null)};
    DisputeRuled first = (DisputeRuled) eventsOf(ruled).getFirst();
    assertThat(first.appealUntil())
        .isEqualTo(NOW.atZone(ZoneId.of("Europe/Berlin")).plusDays(30).toInstant());

    DisputeOpened appeal =
        (DisputeOpened)
            eventsOf(ruled[0], ruled[1], ruled[2], ruled[3], GOODS.dispute(CUSTOMER, NOW))
                .getLast();
    assertThat(appeal.kind()).isEqualTo(Kind.APPEAL);

    List<CancellationEvent> second =
        eventsOf(
            ruled[0], ruled[1], ruled[2], ruled[3], GOODS.dispute(CUSTOMER, NOW), GOODS.rule(100));
    assertThat(((DisputeRuled) second.getFirst()).appealUntil()).isNull();
    assertThat(second.getLast()).isInstanceOf(CancellationApproved.class);
  }

  @Test
  void aClaimIsBoundedByThePolicy() {
    CompensationClaimed claimed =
        (CompensationClaimed) eventsOf(ASKED, GOODS.claim(MERCHANT, "CUSTOM_WORK", 160)).getLast();
    assertThat(claimed.payer()).isEqualTo(Party.CUSTOMER);

    assertThat(outcomeOf(ASKED, GOODS.claim(MERCHANT, "CUSTOM_WORK", 161)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("claim-too-high"));
    assertThat(outcomeOf(ASKED, GOODS.claim(MERCHANT, "BAD_MOOD", 1)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("claim-not-allowed"));
  }

  @Test
  void whoPaysDecidesAClaimAndNotWhoMadeIt() {
    CaseCommand claim = GOODS.claim(MERCHANT, "CUSTOM_WORK", 50);
    CaseCommand yes = GOODS.approve();

    assertThat(outcomeOf(ASKED, claim, yes, GOODS.decideClaim(MERCHANT, 50)))
        .isInstanceOf(CaseOutcome.Refused.class);
    ClaimDecided decided =
        (ClaimDecided) eventsOf(ASKED, claim, yes, GOODS.decideClaim(CUSTOMER, 30)).getLast();
    assertThat(decided.awarded()).isEqualTo(euros(30));
    assertThat(decided.settlement())
        .singleElement()
        .isInstanceOfSatisfying(
            SettlementStep.CompensationStep.class,
            step -> assertThat(step.payee()).isEqualTo(Party.MERCHANT));
    assertThat(outcomeOf(ASKED, claim, yes, GOODS.decideClaim(PLATFORM, 51)))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  @Test
  void aClaimIsDecidedOnOnceTheOrderIsCancelledAndComesToNothingIfItIsNot() {
    CaseCommand claim = GOODS.claim(MERCHANT, "CUSTOM_WORK", 50);

    assertThat(outcomeOf(ASKED, claim, GOODS.decideClaim(CUSTOMER, 30)))
        .isInstanceOf(CaseOutcome.NotPossible.class);
    assertThat(eventsOf(ASKED, claim, GOODS.reject())).hasSize(1);
    for (CaseCommand end : new CaseCommand[] {GOODS.withdraw(), GOODS.supersede()}) {
      ClaimDecided decided = (ClaimDecided) eventsOf(ASKED, claim, end).getLast();
      assertThat(decided.awarded()).isEqualTo(euros(0));
      assertThat(decided.settlement()).isEmpty();
    }
  }

  @Test
  void allClaimsOfAPartyTogetherStayWithinWhatThePolicyAllows() {
    CaseCommand[] awarded = {
      ASKED,
      GOODS.approve(),
      GOODS.claim(MERCHANT, "CUSTOM_WORK", 100),
      GOODS.decideClaim(CUSTOMER, 100)
    };

    assertThat(after(awarded, GOODS.claim(MERCHANT, "CUSTOM_WORK", 60)))
        .isInstanceOf(CaseOutcome.Done.class);
    assertThat(after(awarded, GOODS.claim(MERCHANT, "CUSTOM_WORK", 61)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("claim-too-high"));
  }

  private static CaseOutcome after(CaseCommand[] before, CaseCommand last) {
    CaseCommand[] commands = Arrays.copyOf(before, before.length + 1);
    commands[before.length] = last;
    return outcomeOf(commands);
  }

  @Test
  void anAppealAddsToWhatTheFirstRulingGave() {
    CaseCommand[] appealed = {
      ASKED,
      GOODS.reject(),
      GOODS.dispute(CUSTOMER, NOW),
      GOODS.rule(50),
      GOODS.settle(),
      GOODS.dispute(CUSTOMER, NOW)
    };

    assertThat(ruledAfter(appealed, GOODS.rule(100)).refund()).isEqualTo(euros(80));
    assertThat(ruledAfter(appealed, GOODS.rule(50)).refund()).isEqualTo(euros(0));
  }

  @Test
  void feesCountOnceInWhatAContestAdds() {
    OrderPlaced plain =
        AnOrder.of("O-1", NOW.minusSeconds(60))
            .appointment(1, NOW.plus(Duration.ofHours(30)))
            .placed();
    OrderPlaced placed =
        new OrderPlaced(
            plain.orderId(),
            null,
            plain.merchantId(),
            plain.customerId(),
            plain.currency(),
            plain.placedAt(),
            plain.lines(),
            List.of(new Fee("BOOKING_FEE", euros(10))),
            null,
            false);
    ACase withFee =
        ACase.under("appointments", new OrderFacts(placed, Milestones.NONE, List.of(), Map.of()));
    CaseCommand[] contested = {withFee.request(), withFee.settle(), withFee.dispute(CUSTOMER, NOW)};
    CancellationApproved approved = (CancellationApproved) eventsOf(contested[0]).getLast();
    assertThat(approved.refund()).isEqualTo(euros(45));

    assertThat(ruledAfter(contested, withFee.rule(50)).refund()).isEqualTo(euros(0));
    assertThat(ruledAfter(contested, withFee.rule(25)).refund()).isEqualTo(euros(0));
    assertThat(ruledAfter(contested, withFee.rule(100)).refund()).isEqualTo(euros(45));
  }

  @Test
  void aRulingBindsTheOpenClaimsToo() {
    CaseCommand[] before = {
      ASKED, GOODS.claim(MERCHANT, "CUSTOM_WORK", 50), GOODS.reject(), GOODS.dispute(CUSTOMER, NOW)
    };
    Grant all = new Grant.Percentage(new Percent(10_000));

    List<CancellationEvent> events =
        eventsOf(
            before[0], before[1], before[2], before[3], GOODS.rule(all, Map.of(CLAIM, euros(20))));

    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("DisputeRuled", "ClaimDecided", "CancellationApproved");
    assertThat(((ClaimDecided) events.get(1)).awarded()).isEqualTo(euros(20));
  }

  @Test
  void anApprovalForASpecialReasonIsNotTheBuyersToChoose() {
    ACase pathways = ACase.under("appointments");
    assertThat(outcomeOf(pathways.request(), pathways.approve(MERCHANT, GrantKind.BY_POLICY, NOW)))
        .isInstanceOf(CaseOutcome.NotPossible.class);
  }
}

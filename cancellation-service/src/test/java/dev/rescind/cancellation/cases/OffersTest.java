package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined.Why;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.Party;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.SettlementStep;
import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Offers to keep the order (K11, F9, M1). */
class OffersTest {

  private static final ACase TOURS = ACase.under("experiences");
  private static final ACase SERVICES = ACase.under("freelance-services");
  private static final Instant ANSWER_BY = NOW.plus(Duration.ofHours(48));

  @Test
  void anOfferStandsAsLongAsThePolicySays() {
    AlternativeOffered offered =
        (AlternativeOffered) eventsOf(TOURS.request(), TOURS.offer()).getLast();

    assertThat(offered.number()).isEqualTo(1);
    assertThat(offered.answerBy()).isEqualTo(ANSWER_BY);
    assertThat(offered.offeredBy()).isEqualTo(MERCHANT);
  }

  @Test
  void anOfferTakenSetsOffItsStepAndTheOrderIsKeptWhenItIsDone() {
    AlternativeAccepted accepted =
        (AlternativeAccepted)
            eventsOf(TOURS.request(), TOURS.offer(), TOURS.accept(1, ANSWER_BY)).getLast();

    assertThat(accepted.settlement())
        .singleElement()
        .isInstanceOfSatisfying(
            SettlementStep.RescheduleStep.class,
            step -> {
              assertThat(step.stepId()).hasToString("case-1/alternative-1");
              assertThat(step.quantity()).isEqualTo(2);
              assertThat(step.to()).isEqualTo(ACase.anotherSlot());
            });
    assertThat(eventsOf(TOURS.request(), TOURS.offer(), TOURS.accept(1, NOW), TOURS.settle()))
        .singleElement()
        .isInstanceOfSatisfying(OrderKept.class, kept -> assertThat(kept.number()).isEqualTo(1));
  }

  @Test
  void anOfferIsTooLateAMomentAfterItsDeadline() {
    assertThat(outcomeOf(TOURS.request(), TOURS.offer(), TOURS.accept(1, ANSWER_BY.plusNanos(1))))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("response-too-late"));
  }

  @Test
  void anOfferLeftBringsTheDecisionBackWithANewDeadline() {
    Instant later = NOW.plus(Duration.ofDays(2));

    List<CancellationEvent> events =
        eventsOf(TOURS.request(), TOURS.offer(), TOURS.decline(1, later));

    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            AlternativeDeclined.class,
            declined -> {
              assertThat(declined.why()).isEqualTo(Why.DECLINED);
              assertThat(declined.declinedBy()).isEqualTo(CUSTOMER);
            });
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ResponseAwaited.class,
            awaited -> assertThat(awaited.respondBy()).isEqualTo(later.plus(Duration.ofDays(3))));
  }

  @Test
  void theNewDeadlineComesBeforeTheStartAsTheFirstOneDid() {
    Instant late = ACase.START.minus(Duration.ofHours(1));

    ResponseAwaited awaited =
        (ResponseAwaited)
            eventsOf(TOURS.request(), TOURS.offer(), TOURS.decline(1, late)).getLast();

    assertThat(awaited.respondBy()).isEqualTo(ACase.START);
  }

  @Test
  void anOfferLapsesAfterItsDeadlineAndNotAtIt() {
    assertThat(eventsOf(TOURS.request(), TOURS.offer(), TOURS.lapse(ANSWER_BY))).isEmpty();
    assertThat(
            eventsOf(TOURS.request(), TOURS.offer(), TOURS.lapse(ANSWER_BY.plusNanos(1)))
                .getFirst())
        .isInstanceOfSatisfying(
            AlternativeDeclined.class,
            declined -> assertThat(declined.why()).isEqualTo(Why.LAPSED));
  }

  @Test
  void anOfferThatCannotBeKeptBringsTheDecisionBack() {
    List<CancellationEvent> events =
        eventsOf(TOURS.request(), TOURS.offer(), TOURS.accept(1, NOW), TOURS.fail());

    assertThat(events)
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            AlternativeDeclined.class,
            declined -> assertThat(declined.why()).isEqualTo(Why.FAILED));
  }

  @Test
  void offersAreCappedByThePolicy() {
    CaseCommand[] thrice = {
      TOURS.request(),
      TOURS.offer(),
      TOURS.decline(1, NOW),
      TOURS.offer(),
      TOURS.decline(2, NOW),
      TOURS.offer(),
      TOURS.decline(3, NOW),
      TOURS.offer()
    };

    assertThat(outcomeOf(thrice))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("too-many-offers"));
  }

  @Test
  void onlyKindsThatThePolicyKnowsAreOffered() {
    assertThat(outcomeOf(TOURS.request(), TOURS.offer(new Alternative.Credit(euros(10)), NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("offer-not-allowed"));
    assertThat(
            eventsOf(
                SERVICES.request(CUSTOMER, "NO_LONGER_NEEDED"),
                SERVICES.offer(new Alternative.Credit(euros(10)), NOW)))
        .hasSize(1);
  }

  @Test
  void whatMakesNoSenseIsNotOffered() {
    CaseCommand asked = SERVICES.request(CUSTOMER, "NO_LONGER_NEEDED");

    assertThat(outcomeOf(asked, SERVICES.offer(new Alternative.PartialRefund(euros(161)), NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("offer-not-possible"));
    assertThat(eventsOf(asked, SERVICES.offer(new Alternative.PartialRefund(euros(160)), NOW)))
        .hasSize(1);
    assertThat(
            outcomeOf(
                asked,
                SERVICES.offer(
                    new Alternative.Reschedule(new LineId("L9"), ACase.anotherSlot()), NOW)))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  @Test
  void anOlderOfferIsNotTheOneThatIsOpen() {
    assertThat(
            outcomeOf(
                TOURS.request(),
                TOURS.offer(),
                TOURS.decline(1, NOW),
                TOURS.offer(),
                TOURS.accept(1, NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("offer-superseded"));
  }

  @Test
  void anOfferGoesWithACaseThatEndsOtherwise() {
    List<CancellationEvent> withdrawn = eventsOf(TOURS.request(), TOURS.offer(), TOURS.withdraw());
    assertThat(withdrawn).hasSize(2);
    assertThat(((AlternativeDeclined) withdrawn.getFirst()).why()).isEqualTo(Why.DECLINED);
    assertThat(withdrawn.getLast()).isInstanceOf(CancellationWithdrawn.class);

    List<CancellationEvent> closed = eventsOf(TOURS.request(), TOURS.offer(), TOURS.supersede());
    assertThat(((AlternativeDeclined) closed.getFirst()).why()).isEqualTo(Why.LAPSED);
    assertThat(closed.getLast()).isInstanceOf(CancellationSuperseded.class);

    assertThat(eventsOf(TOURS.request(), TOURS.withdraw())).hasSize(1);
    assertThat(eventsOf(TOURS.request(), TOURS.offer(), TOURS.accept(1, NOW), TOURS.supersede()))
        .hasSize(1);
  }

  @Test
  @DisplayName("M2: shipped while an offer is open, the platform decides once the offer is left")
  void goodsThatWereShippedMeanwhileAreForThePlatform() {
    OrderFacts paid = AnOrder.of("O-1", NOW.minusSeconds(60)).pieces(2).facts();
    OrderFacts shipped =
        new OrderFacts(
            paid.placed(), new Milestones(NOW, NOW, null, null), paid.payments(), Map.of());
    ACase before = ACase.under("marketplace-goods", paid);
    ACase after = ACase.under("marketplace-goods", shipped);
    CaseCommand[] offered = {
      before.request(CUSTOMER, "NO_LONGER_NEEDED"),
      before.offer(new Alternative.PartialRefund(euros(20)), NOW)
    };

    assertThat(awaited(offered[0], offered[1], before.decline(1, NOW))).isEqualTo(Party.MERCHANT);
    assertThat(awaited(offered[0], offered[1], after.decline(1, NOW))).isEqualTo(Party.PLATFORM);
    assertThat(awaited(offered[0], offered[1], after.lapse(NOW.plus(Duration.ofDays(99)))))
        .isEqualTo(Party.PLATFORM);
  }

  private static Party awaited(CaseCommand... commands) {
    return ((ResponseAwaited) eventsOf(commands).getLast()).awaited();
  }

  @Test
  void noMorePlacesMoveThanOtherCasesLeft() {
    RequestCancellation one =
        TOURS.requestOfOne(new CancellationId("case-2"), "L1", "CHANGE_OF_PLANS");
    RequestCancellation all = TOURS.request();

    AlternativeAccepted accepted =
        (AlternativeAccepted) eventsOf(one, all, TOURS.offer(), TOURS.accept(1, NOW)).getLast();

    assertThat(accepted.settlement())
        .singleElement()
        .isInstanceOfSatisfying(
            SettlementStep.RescheduleStep.class, step -> assertThat(step.quantity()).isEqualTo(1));
  }

  @Test
  void anotherLineThanTheOneAskedAboutIsNotMoved() {
    OrderFacts two =
        AnOrder.of("O-1", NOW.minusSeconds(60))
            .appointment(1, ACase.START)
            .appointment(1, ACase.START)
            .facts();
    ACase tours = ACase.under("experiences", two);
    RequestCancellation second =
        tours.requestOfOne(new CancellationId("case-1"), "L2", "CHANGE_OF_PLANS");

    assertThat(outcomeOf(second, tours.offer()))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("offer-not-possible"));
  }
}

package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.PLATFORM;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Party;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import dev.rescind.policy.GrantKind;
import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** While a decision is due: answers, silence, reminders, on both sides of each deadline. */
class ResponsesTest {

  private static final ACase TOURS = ACase.under("experiences");
  private static final ACase GOODS = ACase.under("marketplace-goods");
  private static final Instant DEADLINE = NOW.plus(Duration.ofDays(3));

  /** K1, K2: the merchant is asked, for as many days as the policy says. */
  @Test
  void aPaidOrderWaitsForTheMerchant() {
    ResponseAwaited awaited = awaited(TOURS);

    assertThat(awaited.awaited()).isEqualTo(Party.MERCHANT);
    assertThat(awaited.route()).isEqualTo(Route.COUNTERPARTY);
    assertThat(awaited.respondBy()).isEqualTo(DEADLINE);
    assertThat(awaited.silence()).isEqualTo(Silence.APPROVE);
    assertThat(awaited.remindAt())
        .containsExactly(DEADLINE.minus(Duration.ofDays(1)), DEADLINE.minus(Duration.ofHours(4)));
    assertThat(awaited.refund()).isEqualTo(euros(160));
  }

  private static ResponseAwaited awaited(ACase asked) {
    return (ResponseAwaited) eventsOf(asked.request()).getLast();
  }

  /** K6: by the policy. */
  @Test
  void approvesByThePolicy() {
    ACase nextDay =
        ACase.under(
            "experiences",
            AnOrder.of("O-1", NOW.minusSeconds(60))
                .appointment(2, NOW.plus(Duration.ofDays(2)))
                .facts());

    CancellationApproved approved =
        (CancellationApproved) eventsOf(nextDay.request(), nextDay.approve()).getLast();

    assertThat(approved.refund()).isEqualTo(euros(80));
    assertThat(Objects.requireNonNull(approved.decision()).by()).isEqualTo(MERCHANT);
    assertThat(approved.decision().code()).isEqualTo("BY_POLICY");
    assertThat(approved.route()).isEqualTo(Route.COUNTERPARTY);
  }

  /** K6: in full for a special reason. */
  @Test
  void approvesInFullForASpecialReason() {
    ACase nextDay =
        ACase.under(
            "experiences",
            AnOrder.of("O-1", NOW.minusSeconds(60))
                .appointment(2, NOW.plus(Duration.ofDays(2)))
                .facts());

    CancellationApproved approved =
        (CancellationApproved)
            eventsOf(
                    nextDay.request(),
                    nextDay.approve(MERCHANT, GrantKind.FULL_FOR_SPECIAL_REASON, NOW))
                .getLast();

    assertThat(approved.refund()).isEqualTo(euros(160));
  }

  @Test
  void onlyWhoIsAwaitedDecides() {
    assertThat(outcomeOf(TOURS.request(), TOURS.approve(CUSTOMER, GrantKind.BY_POLICY, NOW)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("not-awaited"));
    assertThat(
            outcomeOf(TOURS.request(), TOURS.reject(PLATFORM, RejectionReason.OUTSIDE_TERMS, NOW)))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  @Test
  void theLastInstantIsInTimeAndTheNextIsNot() {
    assertThat(eventsOf(TOURS.request(), TOURS.approve(MERCHANT, GrantKind.BY_POLICY, DEADLINE)))
        .hasSize(1);
    assertThat(
            outcomeOf(
                TOURS.request(),
                TOURS.approve(MERCHANT, GrantKind.BY_POLICY, DEADLINE.plusNanos(1))))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("response-too-late"));
  }

  /** K4: a reason and an explanation, which reach the traveller. */
  @Test
  void rejectsWithReasonAndExplanationAndLeavesTheWayToThePlatformOpen() {
    CancellationRejected rejected =
        (CancellationRejected) eventsOf(TOURS.request(), TOURS.reject()).getLast();

    assertThat(Objects.requireNonNull(rejected.decision()).code()).isEqualTo("OUTSIDE_TERMS");
    assertThat(rejected.decision().remark()).isEqualTo(ACase.TEXT);
    assertThat(rejected.escalationUntil()).isEqualTo(NOW.plus(Duration.ofDays(14)));
  }

  /** K5: recorded as kept and not as refused. */
  @Test
  void keepingTheScheduleIsNoRefusal() {
    assertThat(
            eventsOf(
                TOURS.request(),
                TOURS.reject(MERCHANT, RejectionReason.CUSTOMER_KEEPS_SCHEDULE, NOW)))
        .singleElement()
        .isInstanceOf(OrderKept.class);
  }

  @Test
  void silenceApprovesWhereThePolicySaysSoAndNotAMomentEarlier() {
    assertThat(eventsOf(TOURS.request(), TOURS.silence(DEADLINE))).isEmpty();

    CancellationApproved approved =
        (CancellationApproved)
            eventsOf(TOURS.request(), TOURS.silence(DEADLINE.plusNanos(1))).getLast();

    assertThat(Objects.requireNonNull(approved.decision()).code()).isEqualTo("SILENCE");
    assertThat(approved.decision().by()).isNull();
  }

  /** F6: 48 hours of silence cancel. */
  @Test
  void silenceOfFortyEightHoursCancelsAServiceOrder() {
    ACase services = ACase.under("freelance-services");
    Instant deadline = NOW.plus(Duration.ofHours(48));

    assertThat(eventsOf(requestOf(services), services.silence(deadline))).isEmpty();
    assertThat(eventsOf(requestOf(services), services.silence(deadline.plusNanos(1))))
        .singleElement()
        .isInstanceOf(CancellationApproved.class);
  }

  private static CaseCommand requestOf(ACase services) {
    return services.request(CUSTOMER, "NO_LONGER_NEEDED");
  }

  /** M2: the seller of something paid asks the buyer; silence hands it to the platform. */
  @Test
  void silenceHandsASellersRequestToThePlatform() {
    CaseCommand sellers = GOODS.request(MERCHANT, "CUSTOMER_ASKED");
    Instant deadline = NOW.plus(Duration.ofDays(3));
    ResponseAwaited first = (ResponseAwaited) eventsOf(sellers).getLast();
    assertThat(first.awaited()).isEqualTo(Party.CUSTOMER);

    ResponseAwaited platform =
        (ResponseAwaited) eventsOf(sellers, GOODS.silence(deadline.plusNanos(1))).getLast();

    assertThat(platform.awaited()).isEqualTo(Party.PLATFORM);
    assertThat(platform.route()).isEqualTo(Route.PLATFORM);
    assertThat(platform.respondBy()).isNull();
    assertThat(
            eventsOf(
                sellers,
                GOODS.silence(deadline.plusNanos(1)),
                GOODS.approve(PLATFORM, GrantKind.BY_POLICY, deadline.plusSeconds(60))))
        .singleElement()
        .isInstanceOf(CancellationApproved.class);
  }

  /** M2: what is shipped while the seller has not answered is the platform's to decide. */
  @Test
  void shippedMeanwhileIsThePlatformsToDecide() {
    CaseCommand asked = GOODS.request(CUSTOMER, "NO_LONGER_NEEDED");
    assertThat(eventsOf(asked, GOODS.reroute())).isEmpty();

    ACase shipped =
        ACase.under(
            "marketplace-goods",
            new OrderFacts(
                GOODS.basis().order().placed(),
                new Milestones(null, NOW.plusSeconds(60), null, null),
                GOODS.basis().order().payments(),
                Map.of()));

    assertThat(eventsOf(asked, shipped.reroute()))
        .singleElement()
        .isInstanceOfSatisfying(
            ResponseAwaited.class,
            awaited -> assertThat(awaited.awaited()).isEqualTo(Party.PLATFORM));
    assertThat(eventsOf(asked, shipped.reroute(), shipped.reroute())).isEmpty();
  }

  @Test
  void eachReminderIsGivenOnce() {
    Instant first = DEADLINE.minus(Duration.ofDays(1));

    assertThat(eventsOf(TOURS.request(), TOURS.remind(first.minusNanos(1)))).isEmpty();
    assertThat(eventsOf(TOURS.request(), TOURS.remind(first)))
        .singleElement()
        .isInstanceOf(ResponseReminded.class);
    assertThat(eventsOf(TOURS.request(), TOURS.remind(first), TOURS.remind(first))).isEmpty();
    assertThat(
            eventsOf(
                TOURS.request(),
                TOURS.remind(first),
                TOURS.remind(DEADLINE.minus(Duration.ofHours(4)))))
        .hasSize(1);
  }

  @Test
  void whoAskedTakesItBackAndTheQuantitiesAreFree() {
    assertThat(eventsOf(TOURS.request(), TOURS.withdraw()))
        .singleElement()
        .isInstanceOf(CancellationWithdrawn.class);
    assertThat(
            eventsOf(
                TOURS.request(),
                TOURS.withdraw(),
                TOURS.request(
                    new CancellationId("case-2"),
                    CUSTOMER,
                    "CHANGE_OF_PLANS",
                    TOURS.basis().order())))
        .hasSize(2);
  }

  @Test
  void anOpenCaseClaimsItsQuantities() {
    assertThat(
            eventsOf(
                TOURS.request(),
                TOURS.request(
                    new CancellationId("case-2"),
                    CUSTOMER,
                    "CHANGE_OF_PLANS",
                    TOURS.basis().order())))
        .isEmpty();
  }

  @Test
  void whatUpstreamTookOutOfTheOrderIsNotDecidedOnAndTheRestIs() {
    ACase three = ofPlaces(3);
    ACase two = ofPlaces(2);

    assertThat(eventsOf(three.request(), two.reroute())).isEmpty();
    assertThat(eventsOf(three.request(), two.approve()).getLast())
        .isInstanceOfSatisfying(
            CancellationApproved.class,
            approved -> {
              assertThat(approved.lines()).singleElement().matches(line -> line.quantity() == 2);
              assertThat(approved.refund()).isEqualTo(euros(160));
            });
  }

  private static ACase ofPlaces(int places) {
    return ACase.under(
        "experiences",
        AnOrder.of("O-1", NOW.minusSeconds(60)).appointment(places, ACase.START).facts());
  }
}

package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

  private static final Instant EARLY = START.minus(Duration.ofDays(30));

  @ParameterizedTest
  @CsvSource({
    "PLACED, CUSTOMER, AUTOMATIC, ",
    "PAID, CUSTOMER, COUNTERPARTY, MERCHANT",
    "PAID, MERCHANT, COUNTERPARTY, CUSTOMER",
    "SHIPPED, CUSTOMER, PLATFORM, PLATFORM",
    "SHIPPED, MERCHANT, PLATFORM, PLATFORM",
    "PAID, PLATFORM, AUTOMATIC, ",
    "SHIPPED, PLATFORM, AUTOMATIC, "
  })
  void theFirstRuleThatIsMetSaysWhoDecides(
      OrderState state, Party requester, Route route, Party awaited) {
    Policy policy =
        routes(
            """
            - {when: {states: [PLACED]}, route: AUTOMATIC}
            - {when: {states: [SHIPPED]}, route: PLATFORM}
            - {route: COUNTERPARTY, respondWithin: P3D, silence: REJECT}
            """);
    RoutePlan plan = plan(policy, in(state, appointment(START, "UTC")), requester, EARLY);
    assertThat(plan.route()).isEqualTo(route);
    assertThat(plan.awaited()).isEqualTo(awaited);
    assertThat(plan.respondBy() == null).isEqualTo(plan.silence() == null);
  }

  @ParameterizedTest
  @CsvSource({"10000, false", "10001, true", "9999, false"})
  void aRuleForMoreThanAnAmountIsNotForTheAmountItself(long value, boolean referred) {
    Policy policy = routes("- {when: {valueAbove: {EUR: 10000}}, route: PLATFORM}");
    OrderFacts order = order(List.of(line("L1", 1, value, slot(START, "UTC"))));
    assertThat(plan(policy, order, Party.CUSTOMER, EARLY).route() == Route.PLATFORM)
        .isEqualTo(referred);
  }

  @ParameterizedTest
  @CsvSource({"10000, true", "10001, false"})
  void aRuleUpToAnAmountIsForTheAmountItself(long value, boolean referred) {
    Policy policy = routes("- {when: {valueUpTo: {EUR: 10000}}, route: PLATFORM}");
    OrderFacts order = order(List.of(line("L1", 1, value, slot(START, "UTC"))));
    assertThat(plan(policy, order, Party.CUSTOMER, EARLY).route() == Route.PLATFORM)
        .isEqualTo(referred);
  }

  @Test
  void anAmountInAnotherCurrencyDoesNotMeetTheCondition() {
    Policy policy = routes("- {when: {valueAbove: {USD: 0}}, route: PLATFORM}");
    RoutePlan plan = plan(policy, appointment(START, "UTC"), Party.CUSTOMER, EARLY);
    assertThat(plan.route()).isEqualTo(Route.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource({
    "reasons: [CLOSED], MERCHANT, CLOSED, true",
    "reasons: [CLOSED], MERCHANT, PLANS, false",
    "causes: [FORCE_MAJEURE], MERCHANT, FORCE_MAJEURE, true",
    "causes: [FORCE_MAJEURE], MERCHANT, PLANS, false",
    "faults: [MERCHANT], MERCHANT, CLOSED, true",
    "faults: [MERCHANT], MERCHANT, FORCE_MAJEURE, false"
  })
  void aRuleLooksAtTheReasonItsCauseAndItsFault(
      String when, Party requester, String reason, boolean referred) {
    Policy policy =
        PolicyDocument.plain()
            .with("routes", "[{when: {" + when + "}, route: PLATFORM}]")
            .with(
                "reasons",
                "[{code: PLANS, label: x}, FORCE_MAJEURE, {code: CLOSED, label: y, fault:"
                    + " MERCHANT}]")
            .policy();
    CaseFacts request = asks(requester, reason, pieces("L1", 1));
    RoutePlan plan = approved(policy.evaluate(appointment(START, "UTC"), request, EARLY)).plan();
    assertThat(plan.route() == Route.PLATFORM).isEqualTo(referred);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, AUTOMATIC", "PT1S, AUTOMATIC", "PT-1S, COUNTERPARTY"})
  void aRuleByNoticeIsMetExactlyAtIt(Duration earlier, Route route) {
    Policy policy =
        routes(
            """
            - {when: {noticeAtLeast: P7D}, route: AUTOMATIC}
            - {route: COUNTERPARTY, respondWithin: PT48H, silence: APPROVE}
            """);
    Instant asked = START.minus(Duration.ofDays(7)).minus(earlier);
    assertThat(plan(policy, appointment(START, "UTC"), Party.CUSTOMER, asked).route())
        .isEqualTo(route);
  }

  @ParameterizedTest(name = "{0} after {1} {2} is {3}: {4}")
  @CsvSource({
    "P3D,   2026-03-27T12:00, Europe/Berlin,      2026-03-30T12:00, over the spring change",
    "PT72H, 2026-03-27T12:00, Europe/Berlin,      2026-03-30T13:00, an hour later by the clock",
    "P1D,   2026-03-28T02:30, Europe/Berlin,      2026-03-29T03:30, 02:30 does not exist",
    "P3D,   2026-10-24T12:00, Europe/Berlin,      2026-10-27T12:00, over the autumn change",
    "PT72H, 2026-10-24T12:00, Europe/Berlin,      2026-10-27T11:00, an hour earlier by the clock",
    "P1D,   2026-10-31T12:00, America/New_York,   2026-11-01T12:00, the change in New York",
    "P1M,   2026-01-31T09:00, Asia/Tokyo,         2026-02-28T09:00, a shorter month",
    "P1M,   2028-01-31T09:00, Asia/Tokyo,         2028-02-29T09:00, a leap year",
    "P1D,   2027-12-31T23:30, Pacific/Kiritimati, 2028-01-01T23:30, the new year at UTC+14",
    "P2D,   2026-06-01T00:00, Pacific/Pago_Pago,  2026-06-03T00:00, midnight at UTC-11",
    "PT1S,  2026-06-01T23:59:59, Asia/Tokyo,      2026-06-02T00:00, across midnight"
  })
  void theDeadlineIsCountedAtThePlace(
      String within, String asked, String zone, String until, String why) {
    Policy policy =
        routes("- {route: COUNTERPARTY, respondWithin: " + within + ", silence: REJECT}");
    Instant start = at("2030-01-01T10:00", zone);
    RoutePlan plan = plan(policy, appointment(start, zone), Party.CUSTOMER, at(asked, zone));
    assertThat(plan.respondBy()).as(why).isEqualTo(at(until, zone));
    assertThat(plan.silence()).isEqualTo(Silence.REJECT);
  }

  @ParameterizedTest
  @CsvSource({"PT73H, PT72H", "PT72H, PT72H", "PT71H, PT71H", "PT0S, PT72H", "PT-1H, PT72H"})
  void theDeadlineIsMovedForwardToTheStartWhereThatIsStillToCome(
      Duration startAfterAsking, Duration deadlineAfterAsking) {
    Policy policy =
        PolicyDocument.plain()
            .without("selfService", "cutOff")
            .with(
                "routes",
                "[{route: COUNTERPARTY, respondWithin: P3D, noLaterThanStart: true, silence:"
                    + " APPROVE}]")
            .policy();
    Instant asked = START.minus(startAfterAsking);
    assertThat(plan(policy, appointment(START, "UTC"), Party.CUSTOMER, asked).respondBy())
        .isEqualTo(asked.plus(deadlineAfterAsking));
  }

  @Test
  void remindersThatWouldComeBeforeTheRequestAreLeftOut() {
    Policy policy =
        PolicyDocument.plain()
            .without("selfService", "cutOff")
            .with(
                "routes",
                """
                - route: COUNTERPARTY
                  respondWithin: P3D
                  noLaterThanStart: true
                  remindBefore: [PT4H, P1D]
                  silence: APPROVE
                """)
            .policy();
    OrderFacts order = appointment(START, "UTC");
    assertThat(plan(policy, order, Party.CUSTOMER, EARLY).remindAt())
        .containsExactly(
            EARLY.plus(Duration.ofDays(2)), EARLY.plus(Duration.ofDays(3).minusHours(4)));
    assertThat(plan(policy, order, Party.CUSTOMER, START.minus(Duration.ofHours(24))).remindAt())
        .containsExactly(START.minus(Duration.ofHours(4)));
  }

  @Test
  void theExplanationTellsTheRouteBetweenEligibilityAndMoney() {
    Policy policy = routes("- {route: COUNTERPARTY, respondWithin: P3D, silence: APPROVE}");
    OrderFacts order = appointment(START, "Europe/Berlin");
    Evaluation answer = policy.evaluate(order, customerCancels(order), EARLY);
    assertThat(codes(answer))
        .containsExactly("requester-allowed", "reason-known", "cut-off", "route", "tier", "refund");
    assertThat(answer.explanation().rules().get(3).effect())
        .isEqualTo(
            "The merchant decides until 14 May 2026 at 14:00 (Europe/Berlin); no answer"
                + " approves.");
  }

  private static Policy routes(String yaml) {
    return PolicyDocument.plain().with("routes", yaml).policy();
  }

  private static RoutePlan plan(Policy policy, OrderFacts order, Party requester, Instant at) {
    CaseFacts request = asks(requester, "PLANS", pieces("L1", 1));
    Policy open =
        Policy.of(
            new PolicyDocument(policy.document())
                .with("selfService", "requesters", "[CUSTOMER, MERCHANT, PLATFORM]")
                .json());
    return approved(open.evaluate(order, request, at)).plan();
  }
}

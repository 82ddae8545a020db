package dev.rescind.policy;

import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.boughtAt;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.paid;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Fee;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the presets of the four businesses answer; the ids are those of the requirements. */
class PresetScenariosTest {

  private static final String TOKYO = "Asia/Tokyo";
  private static final LineQuantity ALL = pieces("L1", 1);

  private final Policy experiences = PresetTest.preset("experiences");
  private final Policy goods = PresetTest.preset("marketplace-goods");
  private final Policy freelance = PresetTest.preset("freelance-services");

  private final OrderFacts tour =
      in(
          OrderState.PAID,
          order(
              List.of(line("L1", 1, 10_000, slot(at("2026-06-10T14:00", TOKYO), TOKYO))),
              new Fee("SERVICE_FEE", eur(500))));
  private final OrderFacts parcel =
      boughtAt(
          Instant.parse("2026-06-01T12:00:00Z"),
          order(List.of(line("L1", 1, 10_000, null)), new Fee("SHIPPING", eur(500))));

  @ParameterizedTest
  @CsvSource({
    "2026-06-06T23:59:59, 10000",
    "2026-06-07T00:00, 5000",
    "2026-06-08T23:59:59, 5000",
    "2026-06-09T00:00, 0",
    "2026-06-09T23:59:59, 0"
  })
  void k1ATravellerAsksBeforeTheDateAndGetsBackByDays(String asked, long refund) {
    Evaluation.Approved answer = approved(traveller(asked));
    assertThat(answer.refund()).isEqualTo(eur(refund));
    assertThat(answer.route()).isEqualTo(Route.COUNTERPARTY);
    assertThat(answer.plan().awaited()).isEqualTo(Party.MERCHANT);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-10T00:00", "2026-06-10T13:00", "2026-06-11T00:00"})
  void k1OnTheDateItIsTooLate(String asked) {
    assertThat(last(traveller(asked))).isEqualTo("cut-off");
  }

  @Test
  void k2TheMerchantHasDaysAndIsRemindedAndSilenceIsPolicy() {
    RoutePlan plan = approved(traveller("2026-06-01T10:00")).plan();
    assertThat(plan.respondBy()).isEqualTo(at("2026-06-04T10:00", TOKYO));
    assertThat(plan.remindAt())
        .containsExactly(at("2026-06-03T10:00", TOKYO), at("2026-06-04T06:00", TOKYO));
    assertThat(plan.silence()).isEqualTo(Silence.APPROVE);
    assertThat(approved(traveller("2026-06-09T10:00")).plan().respondBy())
        .isEqualTo(at("2026-06-10T14:00", TOKYO));
  }

  @Test
  void k6AMerchantApprovesByThePolicyOrInFullForASpecialReason() {
    CaseFacts request = asks(Party.CUSTOMER, "ILLNESS", ALL);
    Instant late = at("2026-06-09T10:00", TOKYO);
    assertThat(experiences.terms().grants()).containsExactlyInAnyOrder(GrantKind.values());
    Grant full = new Grant.FullForSpecialReason();
    assertThat(approved(experiences.evaluate(tour, request, late, full)).refund())
        .isEqualTo(eur(10_500));
  }

  @Test
  void k8AMerchantCancelsAtOnceAndEverythingGoesBackByItself() {
    CaseFacts request = asks(Party.MERCHANT, "GUIDE_UNAVAILABLE", ALL);
    Evaluation.Approved answer =
        approved(experiences.evaluate(tour, request, at("2026-06-10T13:59", TOKYO)));
    assertThat(answer.route()).isEqualTo(Route.AUTOMATIC);
    assertThat(answer.refund()).isEqualTo(eur(10_500));
    assertThat(answer.mode()).isEqualTo(RefundMode.FORCED);
  }

  @Test
  void k9ForTheWeatherTheCustomerIsContactedFirst() {
    Instant now = at("2026-06-10T08:00", TOKYO);
    CaseFacts alone = asks(Party.MERCHANT, "FORCE_MAJEURE", ALL);
    assertThat(last(experiences.evaluate(tour, alone, now))).isEqualTo("contact-first");
    CaseFacts contacted =
        new CaseFacts(
            new Requester(Party.MERCHANT, "M1"),
            "FORCE_MAJEURE",
            List.of(ALL),
            Map.of(),
            new Circumstances(0, now.minusSeconds(60)));
    assertThat(approved(experiences.evaluate(tour, contacted, now)).refund())
        .isEqualTo(eur(10_500));
  }

  @Test
  void k10K11TheRefundIsExpectedInSevenToFourteenWorkingDaysAndTheOrderCanBeKept() {
    assertThat(experiences.terms().refundArrival()).isEqualTo(new RefundArrival(7, 14));
    assertThat(experiences.terms().alternatives().offers())
        .extracting(Alternatives.Offer::kind)
        .contains(Alternatives.Kind.RESCHEDULE, Alternatives.Kind.PACKAGE_CHANGE);
  }

  private Evaluation traveller(String asked) {
    return experiences.evaluate(
        tour, asks(Party.CUSTOMER, "CHANGE_OF_PLANS", ALL), at(asked, TOKYO));
  }

  @ParameterizedTest
  @CsvSource({
    "PLACED, AUTOMATIC, 10500",
    "PAID, COUNTERPARTY, 10500",
    "FULFILMENT_STARTED, COUNTERPARTY, 10500",
    "SHIPPED, PLATFORM, 10500"
  })
  void m2TheStateOfTheOrderDecidesWhoDecidesForTheSeller(
      OrderState state, Route route, long refund) {
    Evaluation.Approved answer =
        approved(
            goods.evaluate(in(state, parcel), asks(Party.MERCHANT, "OUT_OF_STOCK", ALL), june(2)));
    assertThat(answer.route()).isEqualTo(route);
    assertThat(answer.refund()).isEqualTo(eur(refund));
  }

  @ParameterizedTest
  @CsvSource({
    "PLACED, AUTOMATIC, 10500, ",
    "PAID, COUNTERPARTY, 10500, APPROVE",
    "FULFILMENT_STARTED, COUNTERPARTY, 10300, REJECT",
    "SHIPPED, PLATFORM, 10000, "
  })
  void m2TheBuyerPaysForWhatWasPackedAndForShippingOnceItIsOnItsWay(
      OrderState state, Route route, long refund, Silence silence) {
    Evaluation.Approved answer =
        approved(
            goods.evaluate(in(state, parcel), asks(Party.CUSTOMER, "FOUND_CHEAPER", ALL), june(2)));
    assertThat(answer.route()).isEqualTo(route);
    assertThat(answer.refund()).isEqualTo(eur(refund));
    assertThat(answer.plan().silence()).isEqualTo(silence);
  }

  @Test
  void aSellerWhoComesLateIsHeardByThePlatform() {
    CaseFacts request = asks(Party.MERCHANT, "UNPAID", ALL);
    assertThat(approved(goods.evaluate(parcel, request, june(31))).route())
        .isEqualTo(Route.AUTOMATIC);
    assertThat(approved(goods.evaluate(parcel, request, june(31).plusNanos(1))).route())
        .isEqualTo(Route.PLATFORM);
  }

  @Test
  void m4M5M9ClaimsDisputesAndWhoseFaultCountsArePolicy() {
    assertThat(goods.terms().claims().allows(Party.MERCHANT, "CUSTOM_WORK")).isTrue();
    assertThat(goods.terms().disputes().escalationUntil(Party.MERCHANT, june(2), ZoneOffset.UTC))
        .contains(june(16));
    Reason cheaper = goods.reason("FOUND_CHEAPER").orElseThrow();
    Standing standing = Objects.requireNonNull(goods.terms().standing());
    assertThat(standing.cancellationRate().counts(cheaper, cheaper.fault())).isTrue();
    assertThat(standing.completionRate().counts(cheaper, cheaper.fault())).isFalse();
  }

  @Test
  void aBuyerInTheUnionWithdrawsWithinFourteenDaysOfTheDelivery() {
    OrderFacts delivered = paid(parcel, new Milestones(june(1), june(2), june(3), null));
    CaseFacts request = asks(Party.CUSTOMER, "EU_WITHDRAWAL", ALL);
    Instant end = Instant.parse("2026-06-18T00:00:00Z");
    assertThat(approved(goods.evaluate(delivered, request, end.minusNanos(1))).refund())
        .isEqualTo(eur(10_500));
    assertThat(last(goods.evaluate(delivered, request, end))).isEqualTo("withdrawal");
  }

  @ParameterizedTest
  @CsvSource({"CUSTOMER, CHANGED_REQUIREMENTS, MERCHANT", "MERCHANT, CUSTOMER_ASKED, CUSTOMER"})
  void f1F5F6TheOtherSideHasFortyEightHoursAndSilenceCancels(
      Party requester, String reason, Party awaited) {
    OrderFacts gig = in(OrderState.FULFILMENT_STARTED, parcel);
    RoutePlan plan =
        approved(freelance.evaluate(gig, asks(requester, reason, ALL), june(2))).plan();
    assertThat(plan.awaited()).isEqualTo(awaited);
    assertThat(plan.respondBy()).isEqualTo(june(2).plus(Duration.ofHours(48)));
    assertThat(plan.silence()).isEqualTo(Silence.APPROVE);
  }

  @Test
  void f2AfterADeclineTheResolutionCentreStaysOpen() {
    assertThat(
            freelance
                .terms()
                .disputes()
                .escalationUntil(Party.CUSTOMER, june(2), freelance.zoneOf(parcel)))
        .contains(june(16));
  }

  @Test
  void f7F8AMistakeEarnsTheExemptionAndDissatisfactionDoesNot() {
    MistakenOrders mistaken = Objects.requireNonNull(freelance.terms().mistakenOrders());
    assertThat(mistaken.reasons()).contains("ORDERED_BY_MISTAKE").doesNotContain("DISSATISFIED");
    assertThat(mistaken.needsEvidence()).isTrue();
    assertThat(mistaken.needsAcknowledgement()).isTrue();
    assertThat(mistaken.grantedBy()).isEqualTo(Party.PLATFORM);
  }

  @ParameterizedTest
  @CsvSource({"experiences", "marketplace-goods", "freelance-services", "appointments"})
  void p4CompletedIsNeverCancelledByAnybodysOrdinaryReason(String preset) {
    OrderFacts done = in(OrderState.COMPLETED, parcel);
    for (Reason reason : PresetTest.preset(preset).reasons()) {
      if (!reason.code().equals("EU_WITHDRAWAL")) {
        for (Party party : reason.requesters()) {
          assertThat(
                  PresetTest.preset(preset)
                      .evaluate(done, asks(party, reason.code(), ALL), june(2)))
              .isInstanceOf(Evaluation.Refused.class);
        }
      }
    }
  }

  private static Instant june(int day) {
    return Instant.parse("2026-06-01T12:00:00Z").plus(Duration.ofDays(day - 1L));
  }
}

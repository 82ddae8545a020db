package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.boughtAt;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.marked;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Fee;
import dev.rescind.events.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers by purchase and state, fees, what is never refunded, grace, and days before a date. */
class ScaleTest {

  private static final Instant EARLY = START.minus(Duration.ofDays(30));

  @ParameterizedTest
  @CsvSource({"PT0S, 100", "PT-1S, 100", "PT1S, 40", "PT24H, 40", "PT24H0.000000001S, 0"})
  void aTierAfterThePurchaseEndsExactlyThen(Duration afterTheFirst, long refund) {
    Policy policy =
        PolicyDocument.plain()
            .with("zone", "Asia/Tokyo")
            .with(
                "tiers",
                "[{afterPurchase: P1D, refundPercent: 100}, {afterPurchase: P2D, refundPercent:"
                    + " 40}]")
            .with("withoutSlot", "{refundPercent: 0}")
            .policy();
    OrderFacts order =
        boughtAt(at("2026-06-01T23:30", "Asia/Tokyo"), order(List.of(line("L1", 1, 100, null))));
    Instant asked = at("2026-06-02T23:30", "Asia/Tokyo").plus(afterTheFirst);
    assertThat(approved(policy.evaluate(order, customerCancels(order), asked)).refund())
        .isEqualTo(eur(refund));
  }

  @ParameterizedTest
  @CsvSource({"PLACED, 1000", "PAID, 1000", "FULFILMENT_STARTED, 750", "SHIPPED, 100"})
  void aTierByStateIsForThatState(OrderState state, long refund) {
    Policy policy =
        PolicyDocument.plain()
            .with(
                "tiers",
                """
                - {states: [PLACED, PAID], refundPercent: 100}
                - {states: [FULFILMENT_STARTED], refundPercent: 80, fee: {EUR: 50}}
                """)
            .with("withoutSlot", "{refundPercent: 10}")
            .policy();
    OrderFacts order = in(state, order(List.of(line("L1", 2, 1_000, null))));
    assertThat(approved(policy.evaluate(order, customerCancels(order), EARLY)).refund())
        .isEqualTo(eur(refund));
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 990", "90, 20, 850", "50, 0, 490", "1, 0, 0", "0, 0, 0", "2, 5, 0"})
  void feesAreTakenOffAfterThePercentageAndNeverTakeMoreThanThereIs(
      int percent, long perUnit, long refund) {
    Policy policy = fees(percent, 10, perUnit);
    OrderFacts order = order(List.of(line("L1", 2, 1_000, null)));
    assertThat(approved(policy.evaluate(order, customerCancels(order), EARLY)).refund())
        .isEqualTo(eur(refund));
  }

  @Test
  void aFeeForTheOrderIsSharedByItsLines() {
    Policy policy = fees(100, 100, 0);
    OrderFacts order = order(List.of(line("L1", 1, 2_000, null), line("L2", 1, 1_000, null)));
    Evaluation.Approved both = approved(policy.evaluate(order, customerCancels(order), EARLY));
    assertThat(both.lines())
        .extracting(line -> line.refund().amount())
        .containsExactly(1933L, 967L);
    Evaluation.Approved one =
        approved(policy.evaluate(order, asks(Party.CUSTOMER, "PLANS", pieces("L2", 1)), EARLY));
    assertThat(one.refund()).isEqualTo(eur(967));
    assertThat(one.retained()).containsExactly(new Fee("CANCELLATION_FEE", eur(33)));
  }

  @Test
  void aFeeInAnotherCurrencyIsNone() {
    Policy policy =
        PolicyDocument.plain().with("withoutSlot", "{refundPercent: 100, fee: {USD: 10}}").policy();
    OrderFacts order = order(List.of(line("L1", 1, 1_000, null)));
    assertThat(approved(policy.evaluate(order, customerCancels(order), EARLY)).refund())
        .isEqualTo(eur(1_000));
  }

  @Test
  void whatWasSoldWithoutARefundGivesNothingBackUnlessTheReasonForcesIt() {
    Policy policy =
        PolicyDocument.plain()
            .with("neverRefunded", "{attributes: [NON_REFUNDABLE], products: [P-L2]}")
            .with("reasons", "[{code: PLANS, label: x}, MERCHANT_OVERBOOKED]")
            .policy();
    OrderFacts order =
        marked(
            order(
                List.of(
                    line("L1", 1, 100, slot(START, "UTC")),
                    line("L2", 1, 100, null),
                    line("L3", 1, 100, slot(START, "UTC")))),
            "L1",
            "NON_REFUNDABLE");
    Evaluation.Approved customer = approved(policy.evaluate(order, customerCancels(order), EARLY));
    assertThat(customer.lines())
        .extracting(line -> line.refund().amount())
        .containsExactly(0L, 0L, 100L);
    assertThat(customer.breakdown())
        .extracting(LineBreakdown::rule)
        .containsExactly("never-refunded", "never-refunded", "tier");
    CaseFacts merchant = asks(Party.MERCHANT, "MERCHANT_OVERBOOKED", pieces("L1", 1));
    Evaluation.Approved forced = approved(policy.evaluate(order, merchant, EARLY));
    assertThat(forced.refund()).isEqualTo(eur(100));
    assertThat(forced.mode()).isEqualTo(RefundMode.FORCED);
  }

  @Test
  void aForcedRefundGivesEveryFeeBackWithTheLastOfTheOrder() {
    Policy policy =
        PolicyDocument.plain()
            .with("reasons", "[{code: STORM, label: x, cause: FORCE_MAJEURE}]")
            .with("forcedRefund", "{causes: [FORCE_MAJEURE]}")
            .policy();
    OrderFacts order =
        order(List.of(line("L1", 1, 100, slot(START, "UTC"))), new Fee("SERVICE_FEE", eur(7)));
    Evaluation.Approved answer =
        approved(policy.evaluate(order, asks(Party.MERCHANT, "STORM", pieces("L1", 1)), START));
    assertThat(answer.refund()).isEqualTo(eur(107));
    assertThat(answer.retained()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00, PT24H, 2026-06-10, 100",
    "2026-05-01T10:00, PT24H0.000000001S, 2026-06-10, 0",
    "2026-06-02T10:00, PT24H, 2026-06-10, 100",
    "2026-06-02T10:00, PT24H0.000000001S, 2026-06-10, 0",
    "2026-06-02T11:00, PT23H, 2026-06-10, 100",
    "2026-06-02T11:00, PT23H0.000000001S, 2026-06-10, 0"
  })
  void graceEndsAfterItsTimeOrWhenTheStartIsTooNear(
      String bought, Duration later, String date, long refund) {
    Policy policy =
        PolicyDocument.plain()
            .with("grace", "{afterPurchase: PT24H, atLeast: P7D, refundPercent: 100}")
            .with("tiers", "[]")
            .policy();
    Instant boughtAt = at(bought, "Asia/Tokyo");
    OrderFacts order =
        boughtAt(
            boughtAt,
            order(
                List.of(
                    line("L1", 1, 100, slot(at(date + "T10:00", "Asia/Tokyo"), "Asia/Tokyo")))));
    Evaluation answer = policy.evaluate(order, customerCancels(order), boughtAt.plus(later));
    assertThat(approved(answer).refund()).isEqualTo(eur(refund));
    assertThat(codes(answer)).contains(refund == 100 ? "grace" : "tier-otherwise");
  }

  @ParameterizedTest(name = "{2} in {1}, starting {0}")
  @CsvSource({
    "2026-06-10T00:30, Asia/Tokyo, 2026-06-09T23:59:59.999999999, 2026-06-10T00:00",
    "2026-06-10T23:30, Asia/Tokyo, 2026-06-09T23:59:59.999999999, 2026-06-10T00:00",
    "2026-03-29T12:00, Europe/Berlin, 2026-03-28T23:59:59.999999999, 2026-03-29T00:00",
    "2026-10-25T12:00, Europe/Berlin, 2026-10-24T23:59:59.999999999, 2026-10-25T00:00",
    "2026-06-10T09:00, Pacific/Kiritimati, 2026-06-09T23:59:59.999999999, 2026-06-10T00:00",
    "2026-06-10T09:00, Pacific/Pago_Pago, 2026-06-09T23:59:59.999999999, 2026-06-10T00:00",
    "2028-03-01T09:00, America/New_York, 2028-02-29T23:59:59.999999999, 2028-03-01T00:00"
  })
  void noticeOfADateEndsWithTheDayBeforeIt(String start, String zone, String last, String late) {
    Policy policy =
        PolicyDocument.plain()
            .with("noticeFrom", "DATE")
            .with("selfService", "cutOff", "P0D")
            .with("tiers", "[{atLeast: P0D, refundPercent: 100}]")
            .policy();
    OrderFacts order = appointment(at(start, zone), zone);
    assertThat(approved(policy.evaluate(order, customerCancels(order), at(last, zone))).refund())
        .isEqualTo(eur(10_000));
    assertThat(policy.evaluate(order, customerCancels(order), at(late, zone)))
        .isInstanceOf(Evaluation.Refused.class);
  }

  @Test
  void aTierCanHoldItsOwnFees() {
    Policy policy =
        PolicyDocument.plain()
            .with("withoutSlot", "{refundPercent: 100, refundableFees: [BOOKING]}")
            .policy();
    OrderFacts order =
        order(
            List.of(line("L1", 1, 100, null)),
            new Fee("SHIPPING", eur(5)),
            new Fee("BOOKING", eur(3)));
    Evaluation.Approved answer = approved(policy.evaluate(order, customerCancels(order), EARLY));
    assertThat(answer.refund()).isEqualTo(eur(103));
    assertThat(answer.retained()).containsExactly(new Fee("SHIPPING", eur(5)));
  }

  @Test
  void anAnswerSaysHowLongItHolds() {
    Policy policy = PolicyDocument.plain().policy();
    OrderFacts order = appointment(START, "UTC");
    assertThat(approved(policy.evaluate(order, customerCancels(order), EARLY)).holdsUntil())
        .isEqualTo(START.minus(Duration.ofHours(48)));
    Instant late = START.minus(Duration.ofHours(3));
    assertThat(approved(policy.evaluate(order, customerCancels(order), late)).holdsUntil())
        .isEqualTo(START.minus(Duration.ofHours(2)));
    assertThat(policy.quotedUntil(order, late)).isEqualTo(late.plus(Duration.ofMinutes(15)));
  }

  private static Policy fees(int percent, long fee, long perUnit) {
    return PolicyDocument.plain()
        .with(
            "withoutSlot",
            "{refundPercent: "
                + percent
                + ", fee: {EUR: "
                + fee
                + "}, feePerUnit: {EUR: "
                + perUnit
                + "}}")
        .policy();
  }
}

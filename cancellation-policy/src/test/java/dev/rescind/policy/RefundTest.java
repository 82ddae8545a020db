package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundTest {

  private static final Duration DAY = Duration.ofHours(24);

  private final Policy policy = PolicyDocument.plain().policy();

  @ParameterizedTest
  @CsvSource({
    "PT100H, 10000",
    "PT48H, 10000",
    "PT47H59M59.999999999S, 5000",
    "PT24H, 5000",
    "PT23H59M59.999999999S, 0",
    "PT2H, 0"
  })
  void theFirstTierThatIsReachedDecides(Duration notice, long refund) {
    OrderFacts order = appointment(START, "UTC");
    Evaluation.Approved answer =
        approved(policy.evaluate(order, customerCancels(order), START.minus(notice)));
    assertThat(answer.refund()).isEqualTo(eur(refund));
    long kept = 10_000 - refund;
    assertThat(answer.retained())
        .isEqualTo(kept == 0 ? List.of() : List.of(new Fee("CANCELLATION_FEE", eur(kept))));
  }

  @Test
  void aReasonThatGivesEverythingBackDoesSoWhateverTheTier() {
    OrderFacts order = appointment(START, "UTC");
    Evaluation answer =
        policy.evaluate(order, asks(Party.MERCHANT, "CLOSED", pieces("L1", 1)), START);
    assertThat(approved(answer).refund()).isEqualTo(eur(10_000));
    assertThat(codes(answer)).contains("reason-refund").doesNotContain("tier", "tier-otherwise");
  }

  @Test
  void aReasonCanGiveLessThanTheTierToo() {
    Policy strict =
        PolicyDocument.plain()
            .with("reasons", "[{code: PLANS, label: Plans, refundPercent: \"12.5\"}]")
            .policy();
    OrderFacts order = appointment(START, "UTC");
    assertThat(approved(strict.evaluate(order, customerCancels(order), START.minus(DAY))).refund())
        .isEqualTo(eur(1_250));
  }

  @Test
  void eachLineIsJudgedByItsOwnStart() {
    OrderFacts order =
        order(
            List.of(
                line("L1", 1, 101, slot(START, "UTC")),
                line("L2", 1, 999, slot(START.plus(DAY), "UTC")),
                line("L3", 1, 5, null)));
    Evaluation.Approved answer =
        approved(policy.evaluate(order, customerCancels(order), START.minus(DAY)));
    assertThat(answer.lines())
        .extracting(line -> line.refund().amount())
        .containsExactly(51L, 999L, 4L);
    assertThat(answer.refund()).isEqualTo(eur(1_054));
    assertThat(answer.retained()).containsExactly(new Fee("CANCELLATION_FEE", eur(51)));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 500", "1, 3, 333", "1, 2, 167", "2, 3, 166", "0, 1, 167", "0, 2, 334"})
  void partQuantitiesAreDifferencesOfRoundedRunningTotals(int before, int upTo, long refund) {
    OrderFacts order = order(List.of(line("L1", 3, 1_000, slot(START, "UTC"))));
    Evaluation.Approved answer = approved(cancel(order, before, upTo - before));
    assertThat(answer.refund()).isEqualTo(eur(refund));
  }

  private Evaluation cancel(OrderFacts order, int before, int quantity) {
    CaseFacts request =
        new CaseFacts(
            new Requester(Party.CUSTOMER, "C1"),
            "PLANS",
            List.of(pieces("L1", quantity)),
            Map.of(new LineId("L1"), before));
    return policy.evaluate(order, request, START.minus(DAY));
  }

  @Test
  void feesGoBackWithTheLastOfTheOrderByTheLowestPercentage() {
    Fee shipping = new Fee("SHIPPING", eur(301));
    Fee service = new Fee("SERVICE_FEE", eur(200));
    OrderFacts order =
        order(
            List.of(
                line("L1", 1, 1_000, slot(START, "UTC")),
                line("L2", 1, 3_000, slot(START.plus(DAY), "UTC"))),
            shipping,
            service);
    Evaluation.Approved answer =
        approved(policy.evaluate(order, customerCancels(order), START.minus(DAY)));
    assertThat(answer.lines())
        .extracting(line -> line.refund().amount())
        .as("151 of shipping ride on the lines, 38 and 113")
        .containsExactly(538L, 3_113L);
    assertThat(answer.refund()).isEqualTo(eur(3_651));
    assertThat(answer.retained())
        .containsExactly(
            new Fee("CANCELLATION_FEE", eur(500)), new Fee("SHIPPING", eur(150)), service);
    assertThat(answer.refund().amount() + 500 + 150 + 200)
        .isEqualTo(order.placed().total().amount());
  }

  @Test
  void feesStayWhileSomethingOfTheOrderRemainsAndGoWithTheLastPiece() {
    OrderFacts order =
        order(List.of(line("L1", 2, 1_000, slot(START, "UTC"))), new Fee("SHIPPING", eur(300)));
    Evaluation.Approved first = approved(cancel(order, 0, 1));
    Evaluation.Approved second = approved(cancel(order, 1, 1));
    assertThat(first.refund()).isEqualTo(eur(250));
    assertThat(first.retained()).containsExactly(new Fee("CANCELLATION_FEE", eur(250)));
    assertThat(second.refund()).isEqualTo(eur(400));
    assertThat(codes(first)).contains("fees");
  }

  @Test
  void aFreeOrderIsCancelledForNothing() {
    OrderFacts order = order(List.of(line("L1", 1, 0, slot(START, "UTC"))));
    Evaluation.Approved answer =
        approved(policy.evaluate(order, customerCancels(order), START.minus(DAY)));
    assertThat(answer.refund()).isEqualTo(eur(0));
    assertThat(answer.retained()).isEmpty();
  }

  @Test
  void theExplanationSaysInOrderWhatWasLookedAtAndWhatFollowed() {
    OrderFacts order = appointment(START, "Europe/Lisbon");
    Evaluation answer =
        policy.evaluate(order, customerCancels(order), START.minus(Duration.ofMinutes(2_910)));
    assertThat(codes(answer))
        .containsExactly("requester-allowed", "reason-known", "cut-off", "tier", "refund");
    AppliedRule tier = answer.explanation().rules().get(3);
    assertThat(tier.inputs())
        .containsEntry("notice", "PT48H30M")
        .containsEntry("zone", "Europe/Lisbon")
        .containsEntry("start", "2026-06-10T12:00:00Z")
        .containsEntry("until", "2026-06-08T12:00:00Z")
        .containsEntry("percent", "100 %");
    assertThat(tier.effect())
        .isEqualTo(
            "Asked 2 days 30 minutes before the start, at least 48 hours: 100 % goes back,"
                + " EUR 100.00 of EUR 100.00.");
    assertThat(answer.explanation().rules().get(2).effect())
        .isEqualTo(
            "Cancelling was possible until 10 June 2026 at 11:00 (Europe/Lisbon);"
                + " the request came in time.");
    assertThat(answer.explanation().rules().getLast().effect())
        .isEqualTo("EUR 100.00 goes back in all. Only what is paid goes back: EUR 0.00 so far.");
  }

  @Test
  void whatIsPaidInFullIsNotTalkedAbout() {
    OrderFacts order = in(OrderState.PAID, appointment(START, "Europe/Lisbon"));

    Evaluation answer =
        policy.evaluate(order, customerCancels(order), START.minus(Duration.ofDays(9)));

    assertThat(answer.explanation().rules().getLast().effect())
        .isEqualTo("EUR 100.00 goes back in all.");
  }
}

package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.refused;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes back because somebody decided so. */
class GrantTest {

  private static final Instant HALF = START.minus(Duration.ofHours(24));

  private final Policy policy = PolicyDocument.plain().policy();
  private final OrderFacts order =
      order(
          List.of(line("L1", 1, 1_000, slot(START, "UTC")), line("L2", 2, 501, slot(START, "UTC"))),
          new Fee("SHIPPING", eur(300)),
          new Fee("SERVICE_FEE", eur(200)));
  private final CaseFacts all = customerCancels(order);

  @Test
  void byThePolicyIsWhatTheQuoteSays() {
    assertThat(policy.evaluate(order, all, HALF, Grant.byPolicy()))
        .isEqualTo(policy.evaluate(order, all, HALF));
  }

  @Test
  void fullForASpecialReasonGivesEverythingBackEvenFeesThatNeverDo() {
    Evaluation.Approved answer =
        approved(policy.evaluate(order, all, HALF, new Grant.FullForSpecialReason()));
    assertThat(answer.refund()).isEqualTo(order.placed().total());
    assertThat(answer.retained()).isEmpty();
    assertThat(codes(answer)).contains("full-for-special-reason").doesNotContain("tier");
  }

  @Test
  void aCounterpartyStaysBoundByWhoMayAskAndAnArbiterDoesNot() {
    CaseFacts late = asks(Party.CUSTOMER, "PLANS", pieces("L1", 1));
    assertThat(
            codes(refused(policy.evaluate(order, late, START, new Grant.FullForSpecialReason()))))
        .contains("cut-off");
    Evaluation.Approved ruled =
        approved(policy.evaluate(order, late, START, new Grant.Percentage(new Percent(3_000))));
    assertThat(ruled.refund()).isEqualTo(eur(300));
    assertThat(ruled.route()).isEqualTo(Route.AUTOMATIC);
    assertThat(codes(ruled)).startsWith("ruled");
  }

  @Test
  void anArbiterMayRuleOnAReasonThatThePolicyDoesNotHave() {
    CaseFacts unknown = asks(Party.CUSTOMER, "NONE", pieces("L1", 1));
    assertThat(policy.evaluate(order, unknown, HALF)).isInstanceOf(Evaluation.Refused.class);
    assertThat(
            approved(policy.evaluate(order, unknown, HALF, new Grant.Percentage(Percent.ALL)))
                .refund())
        .isEqualTo(eur(1_000));
  }

  @Test
  void aRuledPercentageTakesTheRefundableFeesAlong() {
    Evaluation.Approved answer =
        approved(policy.evaluate(order, all, START, new Grant.Percentage(new Percent(5_000))));
    assertThat(answer.refund()).isEqualTo(eur(500 + 251 + 150));
    assertThat(answer.retained())
        .containsExactly(
            new Fee("CANCELLATION_FEE", eur(750)),
            new Fee("SHIPPING", eur(150)),
            new Fee("SERVICE_FEE", eur(200)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "999, 999", "1000, 1000", "1001, 1000"})
  void aRuledAmountIsBoundedByWhatTheLineCost(long ruled, long refund) {
    Grant grant = new Grant.Amounts(Map.of(new LineId("L1"), eur(ruled)));
    Evaluation.Approved answer = approved(policy.evaluate(order, all, START, grant));
    assertThat(answer.refund()).isEqualTo(eur(refund));
    assertThat(answer.lines())
        .extracting(line -> line.refund().amount())
        .containsExactly(refund, 0L);
  }

  @Test
  void aCounterpartyMayGrantWhatThePolicyNamesAndNeverRules() {
    CaseTerms terms = PolicyDocument.plain().with("grants", "[BY_POLICY]").policy().terms();
    assertThat(terms.mayGrant(Grant.byPolicy())).isTrue();
    assertThat(terms.mayGrant(new Grant.FullForSpecialReason())).isFalse();
    assertThat(policy.terms().mayGrant(new Grant.FullForSpecialReason())).isTrue();
    assertThat(policy.terms().mayGrant(new Grant.Percentage(Percent.ALL))).isFalse();
    assertThat(policy.terms().mayGrant(new Grant.Amounts(Map.of()))).isFalse();
  }

  @Test
  void aNegativeAmountIsNoRuling() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grant.Amounts(Map.of(new LineId("L1"), eur(-1))));
  }
}

package dev.rescind.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.policy.PolicyComparison.Change;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {

  private final Policy before = PolicyDocument.plain().policy();

  @Test
  void twoVersionsThatSayTheSameDoNotDiffer() {
    Policy after = PolicyDocument.plain().with("version", "2").policy();
    PolicyComparison comparison = PolicyComparison.of(before, after);
    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.from().version()).isEqualTo(1);
    assertThat(comparison.to().version()).isEqualTo(2);
  }

  @Test
  void everyDifferenceIsToldByItsPlaceInOrder() {
    Policy after =
        PolicyDocument.plain()
            .with("version", "2")
            .with("effectiveFrom", "2027-01-01T00:00:00Z")
            .with("selfService", "never", "[COMPLETED]")
            .with(
                "reasons",
                "[ILLNESS, {code: PLANS, label: New plans}, {code: CLOSED, label: We have to"
                    + " close, requesters: [MERCHANT], refundPercent: 100}]")
            .with(
                "tiers",
                "[{atLeast: P14D, refundPercent: 100}, {atLeast: PT24H, refundPercent: 25}]")
            .with("grace", "{afterPurchase: PT1H, refundPercent: 100}")
            .without("refundableFees")
            .policy();
    assertThat(PolicyComparison.of(before, after).changes())
        .extracting(Change::inWords)
        .containsExactlyInAnyOrder(
            "effectiveFrom: \"2000-01-01T00:00:00Z\" becomes \"2027-01-01T00:00:00Z\"",
            "selfService › never › NO_SHOW: \"NO_SHOW\" is gone",
            "reasons › PLANS › label: \"Plans have changed\" becomes \"New plans\"",
            "reasons › ILLNESS: \"ILLNESS\" is new",
            "tiers › PT48H: {\"atLeast\":\"PT48H\",\"refundPercent\":100} is gone",
            "tiers › P14D: {\"atLeast\":\"P14D\",\"refundPercent\":100} is new",
            "tiers › PT24H › refundPercent: 50 becomes 25",
            "refundableFees: [\"SHIPPING\"] is gone",
            "grace: {\"afterPurchase\":\"PT1H\",\"refundPercent\":100} is new");
  }

  @Test
  void backwardsWhatWasNewIsGone() {
    Policy after = PolicyDocument.plain().with("quoteValidFor", "PT1H").policy();
    assertThat(PolicyComparison.of(before, after).changes())
        .extracting(Change::kind)
        .containsExactly(PolicyComparison.Kind.ADDED);
    assertThat(PolicyComparison.of(after, before).changes())
        .extracting(Change::kind)
        .containsExactly(PolicyComparison.Kind.REMOVED);
  }
}

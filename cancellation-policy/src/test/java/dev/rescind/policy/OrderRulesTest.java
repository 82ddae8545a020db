package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.LineId;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import dev.rescind.policy.OrderRules.PartyRules;
import dev.rescind.policy.OrderRules.ReasonRules;
import dev.rescind.policy.OrderRules.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** M2a: the rules that hold for an order are shown before anybody applies. */
class OrderRulesTest {

  private final Policy goods = PresetTest.preset("marketplace-goods");

  @Test
  void aSellerSeesWhoDecidesAndWhatGoesBackForEachReason() {
    OrderFacts order = in(OrderState.PAID, order(List.of(line("L1", 2, 1_000, null))));
    Instant now = order.placed().placedAt().plus(Duration.ofDays(1));
    OrderRules rules = goods.rulesFor(order, Map.of(), now);
    assertThat(rules.state()).isEqualTo(OrderState.PAID);
    assertThat(rules.policy()).isEqualTo(goods.reference());
    PartyRules seller = party(rules, Party.MERCHANT);
    assertThat(seller.mayAsk()).isTrue();
    ReasonRules outOfStock = reason(seller, "OUT_OF_STOCK");
    assertThat(Objects.requireNonNull(outOfStock.outcome()).plan().route())
        .isEqualTo(Route.COUNTERPARTY);
    assertThat(outOfStock.outcome().plan().respondBy()).isEqualTo(now.plus(Duration.ofDays(3)));
    assertThat(outOfStock.outcome().refund()).isEqualTo(eur(1_000));
    assertThat(seller.reasons()).extracting(ReasonRules::code).doesNotContain("FOUND_CHEAPER");
    assertThat(party(rules, Party.CUSTOMER).reasons())
        .extracting(ReasonRules::code)
        .contains("FOUND_CHEAPER");
  }

  @Test
  void whatIsShownIsWhatAnEvaluationAnswers() {
    OrderFacts order =
        in(OrderState.FULFILMENT_STARTED, order(List.of(line("L1", 2, 1_000, null))));
    Instant now = order.placed().placedAt().plus(Duration.ofDays(1));
    Evaluation.Approved answer =
        approved(
            goods.evaluate(order, asks(Party.CUSTOMER, "FOUND_CHEAPER", pieces("L1", 2)), now));
    ReasonRules shown =
        reason(party(goods.rulesFor(order, Map.of(), now), Party.CUSTOMER), "FOUND_CHEAPER");
    assertThat(Objects.requireNonNull(shown.outcome()).refund()).isEqualTo(answer.refund());
    assertThat(shown.outcome().plan()).isEqualTo(answer.plan());
    assertThat(shown.outcome().retained()).isEqualTo(answer.retained());
  }

  @Test
  void aReasonThatIsRefusedSaysWhy() {
    OrderFacts order = in(OrderState.COMPLETED, order(List.of(line("L1", 2, 1_000, null))));
    PartyRules seller = party(goods.rulesFor(order, Map.of(), START), Party.MERCHANT);
    assertThat(seller.mayAsk()).isFalse();
    assertThat(reason(seller, "OUT_OF_STOCK").why()).contains("already completed");
  }

  @Test
  void theScaleOfALineHasItsInstantsAndWhatIsPast() {
    Policy policy = PolicyDocument.plain().policy();
    OrderFacts order = order(List.of(line("L1", 2, 1_000, slot(START, "UTC"))));
    Instant now = START.minus(Duration.ofHours(30));
    OrderRules rules = policy.rulesFor(order, Map.of(new LineId("L1"), 1), now);
    assertThat(rules.lines()).hasSize(1);
    assertThat(rules.lines().getFirst().quantity()).isEqualTo(1);
    assertThat(rules.lines().getFirst().value()).isEqualTo(eur(500));
    assertThat(rules.lines().getFirst().steps())
        .containsExactly(
            new Step(START.minus(Duration.ofHours(48)), true, "100 %", eur(500)),
            new Step(START.minus(Duration.ofHours(24)), false, "50 %", eur(250)),
            new Step(null, false, "0 %", eur(0)));
  }

  @Test
  void ofAnOrderOfWhichNothingIsLeftThereIsNothingToAsk() {
    OrderFacts order = order(List.of(line("L1", 1, 1_000, null)));
    OrderRules rules = goods.rulesFor(order, Map.of(new LineId("L1"), 1), START);
    assertThat(rules.parties()).isEmpty();
    assertThat(rules.lines()).isEmpty();
    assertThat(rules.terms()).isEqualTo(goods.terms());
  }

  private static PartyRules party(OrderRules rules, Party party) {
    return rules.parties().stream().filter(each -> each.party() == party).findFirst().orElseThrow();
  }

  private static ReasonRules reason(PartyRules party, String code) {
    return party.reasons().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}

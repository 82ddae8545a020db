package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.boughtAt;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask in which state and until when, and what else has to be so. */
class MayAskTest {

  private static final Instant EARLY = START.minus(Duration.ofDays(30));

  @ParameterizedTest
  @CsvSource({
    "PLACED, CUSTOMER, true",
    "PAID, CUSTOMER, true",
    "FULFILMENT_STARTED, CUSTOMER, false",
    "SHIPPED, CUSTOMER, false",
    "SHIPPED, MERCHANT, true",
    "COMPLETED, MERCHANT, false"
  })
  void aPartyMayAskInTheStatesThatAreNamedForIt(OrderState state, Party party, boolean may) {
    Policy policy =
        PolicyDocument.plain()
            .with("selfService", "mayAsk", "[{requester: CUSTOMER, states: [PLACED, PAID]}]")
            .policy();
    OrderFacts order = in(state, appointment(START, "UTC"));
    Evaluation answer = policy.evaluate(order, asks(party, "PLANS", pieces("L1", 1)), EARLY);
    assertThat(answer instanceof Evaluation.Approved).isEqualTo(may);
    if (!may && party == Party.CUSTOMER) {
      assertThat(last(answer)).isEqualTo("order-state");
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT-1S, true", "PT0.000000001S, false"})
  void aPartyMayAskUntilExactlySoLongAfterThePurchase(Duration later, boolean may) {
    OrderFacts order =
        boughtAt(at("2026-03-28T12:00", "Europe/Berlin"), order(List.of(line("L1", 1, 100, null))));
    Evaluation answer =
        afterPurchase("REFUSE")
            .evaluate(
                order, customerCancels(order), at("2026-03-30T12:00", "Europe/Berlin").plus(later));
    assertThat(answer instanceof Evaluation.Approved).isEqualTo(may);
    assertThat(codes(answer)).contains("after-purchase");
  }

  @Test
  void aLateRequestIsHandedToThePlatformWhereThePolicySaysSo() {
    OrderFacts order =
        boughtAt(at("2026-03-28T12:00", "Europe/Berlin"), order(List.of(line("L1", 1, 100, null))));
    Evaluation.Approved answer =
        approved(afterPurchase("PLATFORM").evaluate(order, customerCancels(order), START));
    assertThat(answer.route()).isEqualTo(Route.PLATFORM);
    assertThat(answer.plan().awaited()).isEqualTo(Party.PLATFORM);
    Policy late = PolicyDocument.plain().with("selfService", "late", "PLATFORM").policy();
    OrderFacts appointment = appointment(START, "UTC");
    Evaluation.Approved afterCutOff =
        approved(late.evaluate(appointment, customerCancels(appointment), START));
    assertThat(afterCutOff.route()).isEqualTo(Route.PLATFORM);
    assertThat(afterCutOff.refund().amount()).isZero();
  }

  private static Policy afterPurchase(String late) {
    return PolicyDocument.plain()
        .with("zone", "Europe/Berlin")
        .with("selfService", "mayAsk", "[{requester: CUSTOMER, afterPurchase: P2D}]")
        .with("selfService", "late", late)
        .policy();
  }

  @ParameterizedTest
  @CsvSource({"4, AUTOMATIC", "5, PLATFORM", "6, PLATFORM"})
  void fromTheLimitOnThePlatformDecides(int recent, Route route) {
    Policy policy =
        PolicyDocument.plain().with("limits", "{cancellations: 5, within: P30D}").policy();
    OrderFacts order = appointment(START, "UTC");
    Circumstances often = new Circumstances(recent, null);
    assertThat(approved(policy.evaluate(order, request(Party.CUSTOMER, "PLANS", often), EARLY)))
        .extracting(Evaluation.Approved::route)
        .isEqualTo(route);
    assertThat(approved(policy.evaluate(order, request(Party.MERCHANT, "PLANS", often), EARLY)))
        .extracting(Evaluation.Approved::route)
        .isEqualTo(Route.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"-, false", "PT-1H, true", "PT0S, true", "PT1S, false"},
      nullValues = "-")
  void theCustomerHasToBeContactedBeforeTheRequest(@Nullable Duration after, boolean may) {
    Policy policy =
        PolicyDocument.plain()
            .with("reasons", "[{code: PLANS, label: x}, FORCE_MAJEURE]")
            .with("contactFirst", "{requesters: [MERCHANT], causes: [FORCE_MAJEURE]}")
            .policy();
    OrderFacts order = appointment(START, "UTC");
    Circumstances contacted = new Circumstances(0, after == null ? null : EARLY.plus(after));
    Evaluation storm =
        policy.evaluate(order, request(Party.MERCHANT, "FORCE_MAJEURE", contacted), EARLY);
    assertThat(storm instanceof Evaluation.Approved).isEqualTo(may);
    assertThat(codes(storm)).contains("contact-first");
    assertThat(policy.evaluate(order, request(Party.MERCHANT, "PLANS", contacted), EARLY))
        .isInstanceOf(Evaluation.Approved.class);
  }

  private static CaseFacts request(Party party, String reason, Circumstances circumstances) {
    return new CaseFacts(
        new Requester(party, "R1"), reason, List.of(pieces("L1", 1)), Map.of(), circumstances);
  }
}

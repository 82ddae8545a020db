package dev.rescind.policy;

import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.in;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of {@code docs/policies.md}. */
class DocumentedExampleTest {

  private static final String LISBON = "Europe/Lisbon";

  private final Policy policy = PolicyFiles.presets().getFirst();
  private final OrderFacts haircut =
      in(
          OrderState.PAID,
          order(List.of(line("L1", 1, 4_501, slot(at("2026-03-30T10:00", LISBON), LISBON)))));

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T09:00, 4501",
    "2026-03-28T09:00:01, 2251",
    "2026-03-29T10:00, 2251",
    "2026-03-30T08:00, 0"
  })
  void givesBackWhatTheTableSays(String asked, long refund) {
    assertThat(approved(illness(asked)).refund()).isEqualTo(eur(refund));
  }

  @Test
  void isRefusedASecondAfterTheCutOff() {
    assertThat(last(illness("2026-03-30T08:00:01"))).isEqualTo("cut-off");
  }

  @Test
  void explainsItselfAsTheTextSays() {
    assertThat(illness("2026-03-28T09:00:01").explanation().rules())
        .extracting(rule -> rule.rule() + ": " + rule.effect())
        .containsExactly(
            "requester-allowed: The customer may ask to cancel.",
            "reason-known: The reason given is \"Illness\".",
            "cut-off: Cancelling was possible until 30 March 2026 at 08:00 (Europe/Lisbon);"
                + " the request came in time.",
            "tier: Asked 2 days 59 minutes before the start, at least 24 hours:"
                + " 50 % goes back, EUR 22.51 of EUR 45.01.",
            "refund: EUR 22.51 goes back in all; EUR 22.50 is kept.");
  }

  private Evaluation illness(String asked) {
    return policy.evaluate(
        haircut, asks(Party.CUSTOMER, "ILLNESS", pieces("L1", 1)), at(asked, LISBON));
  }
}

package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.policy.GrantKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A mistaken order: granted, earned by the new order, or lost (F7, F8). */
class ReordersTest {

  private static final ACase SERVICES = ACase.under("freelance-services");
  private static final CaseCommand MISTAKE = SERVICES.request(CUSTOMER, "ORDERED_BY_MISTAKE");
  private static final Instant REORDER_BY = NOW.plus(Duration.ofDays(3));

  @Test
  void theExemptionIsGrantedToAMistakeThatIsProven() {
    ReorderPromised promised =
        (ReorderPromised)
            eventsOf(MISTAKE, SERVICES.evidence(NOW), SERVICES.promiseReorder()).getLast();

    assertThat(promised.reorderBy()).isEqualTo(REORDER_BY);
    assertThat(promised.acknowledgedBy()).isEqualTo(CUSTOMER);
  }

  @Test
  void itIsNotGrantedWithoutEvidence() {
    refused(outcomeOf(MISTAKE, SERVICES.promiseReorder()), "reorder-not-allowed");
  }

  /** F8: dissatisfaction earns no exemption. */
  @Test
  void itIsNotGrantedForDissatisfaction() {
    CaseCommand dissatisfied = SERVICES.request(CUSTOMER, "DISSATISFIED");

    refused(
        outcomeOf(dissatisfied, SERVICES.evidence(NOW), SERVICES.promiseReorder()),
        "reorder-not-allowed");
  }

  @Test
  void aMerchantsRequestIsAcknowledgedByTheCustomersConsent() {
    CaseCommand merchants = SERVICES.request(MERCHANT, "CUSTOMER_ASKED");

    refused(
        outcomeOf(merchants, SERVICES.evidence(NOW), SERVICES.promiseReorder()),
        "reorder-not-allowed");
    assertThat(
            eventsOf(
                MISTAKE,
                SERVICES.evidence(NOW),
                SERVICES.approve(MERCHANT, GrantKind.BY_POLICY, NOW),
                SERVICES.promiseReorder()))
        .hasSize(1);
  }

  @Test
  void theNewOrderEarnsItUpToTheLastInstant() {
    CaseCommand[] promised = {MISTAKE, SERVICES.evidence(NOW), SERVICES.promiseReorder()};

    ReorderLinked linked =
        (ReorderLinked)
            eventsOf(promised[0], promised[1], promised[2], SERVICES.linkReorder(REORDER_BY))
                .getLast();
    assertThat(linked.bearing().counts()).isFalse();
    refused(
        outcomeOf(
            promised[0], promised[1], promised[2], SERVICES.linkReorder(REORDER_BY.plusNanos(1))),
        "reorder-does-not-fit");
    refused(
        outcomeOf(promised[0], promised[1], promised[2], SERVICES.linkReorder(NOW.minusNanos(1))),
        "reorder-does-not-fit");
  }

  @Test
  void itLapsesOnceWhenTheNewOrderNeverComes() {
    CaseCommand[] promised = {MISTAKE, SERVICES.evidence(NOW), SERVICES.promiseReorder()};
    CaseCommand late = SERVICES.lapseReorder(REORDER_BY.plusNanos(1));

    assertThat(eventsOf(promised[0], promised[1], promised[2], SERVICES.lapseReorder(REORDER_BY)))
        .isEmpty();
    assertThat(eventsOf(promised[0], promised[1], promised[2], late))
        .singleElement()
        .isInstanceOf(ReorderLapsed.class);
    assertThat(eventsOf(promised[0], promised[1], promised[2], late, late)).isEmpty();
  }

  private static void refused(CaseOutcome outcome, String type) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }
}

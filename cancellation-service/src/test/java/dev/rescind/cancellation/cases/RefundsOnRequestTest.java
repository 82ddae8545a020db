package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.PLATFORM;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.Requester;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.RefundStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P6: a refund follows by itself, or is asked for after the cancellation, as the policy says. */
class RefundsOnRequestTest {

  private static final ACase ON_REQUEST =
      ACase.under("appointments").changed("refundMode", "ON_REQUEST");
  private static final ACase BY_ITSELF = ACase.under("appointments");

  @Test
  @DisplayName("P6: the refund is approved and waits until it is asked for, once")
  void theRefundWaitsUntilItIsAskedFor() {
    CancellationApproved approved = (CancellationApproved) eventsOf(ON_REQUEST.request()).getLast();
    assertThat(approved.refundWaitsForCustomer()).isTrue();
    assertThat(approved.settlement()).noneMatch(RefundStep.class::isInstance);

    RefundRequested requested =
        (RefundRequested)
            eventsOf(ON_REQUEST.request(), ON_REQUEST.requestRefund(CUSTOMER)).getLast();
    assertThat(requested.refund()).isEqualTo(approved.refund());
    assertThat(requested.settlement())
        .singleElement()
        .isInstanceOfSatisfying(
            RefundStep.class,
            step -> {
              assertThat(step.amount()).isEqualTo(approved.refund());
              assertThat(step.arrival()).isNotNull();
            });
  }

  static Requester[] customersSide() {
    return new Requester[] {CUSTOMER, PLATFORM};
  }

  @ParameterizedTest
  @MethodSource("customersSide")
  void theCustomerOrSupportAsksForItBeforeAndAfterTheRestIsSettled(Requester by) {
    assertThat(eventsOf(ON_REQUEST.request(), ON_REQUEST.requestRefund(by))).hasSize(1);
    assertThat(eventsOf(ON_REQUEST.request(), ON_REQUEST.settle(), ON_REQUEST.requestRefund(by)))
        .hasSize(1);
    assertThat(
            eventsOf(
                ON_REQUEST.request(),
                ON_REQUEST.settle(),
                ON_REQUEST.requestRefund(by),
                ON_REQUEST.settle()))
        .hasSize(1);
  }

  @Test
  void theMerchantDoesNotAskForIt() {
    assertThat(outcomeOf(ON_REQUEST.request(), ON_REQUEST.requestRefund(MERCHANT)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("not-yours"));
  }

  @Test
  void nobodyAsksTwiceNorForWhatCameByItself() {
    assertThat(
            outcomeOf(
                ON_REQUEST.request(),
                ON_REQUEST.requestRefund(CUSTOMER),
                ON_REQUEST.requestRefund(CUSTOMER)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("no-refund-waits"));
    assertThat(outcomeOf(BY_ITSELF.request(), BY_ITSELF.requestRefund(CUSTOMER)))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("no-refund-waits"));
  }

  @Test
  void aRefundThatTheReasonForcesComesByItself() {
    ACase tours = ACase.under("experiences").changed("refundMode", "ON_REQUEST");

    assertThat(refunds(tours.request(MERCHANT, "MERCHANT_OVERBOOKED"))).isTrue();
  }

  private static boolean refunds(CaseCommand request) {
    CancellationEvent last = eventsOf(request).getLast();
    return last instanceof CancellationApproved approved
        && approved.settlement().stream().anyMatch(RefundsOnRequestTest::isRefund);
  }

  private static boolean isRefund(SettlementStep step) {
    return step instanceof RefundStep;
  }
}

package dev.rescind.refund.refunds;

import static dev.rescind.refund.refunds.OrderRefundsFixture.afterTheWait;
import static dev.rescind.refund.refunds.OrderRefundsFixture.due;
import static dev.rescind.refund.refunds.OrderRefundsFixture.fixture;
import static dev.rescind.refund.refunds.OrderRefundsFixture.issued;
import static dev.rescind.refund.refunds.OrderRefundsFixture.notDue;
import static dev.rescind.refund.refunds.OrderRefundsFixture.payment;
import static dev.rescind.refund.refunds.OrderRefundsFixture.schedule;
import static dev.rescind.refund.refunds.OrderRefundsFixture.scheduled;
import static dev.rescind.refund.refunds.OrderRefundsFixture.tender;

import dev.rescind.events.Money;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.payments.CapturedPayment;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ScheduleRefundTest {

  private static final CapturedPayment CARD = payment("card", 6_000, 1);
  private static final CapturedPayment VOUCHER = payment("voucher", 4_000, 2);

  private final FixtureConfiguration<OrderRefunds> orderRefunds = fixture();

  @Test
  void saysThatNothingIsDueWhereTheDecisionGivesNothing() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 0), CARD))
        .expectEvents(notDue("a", "NOTHING_DUE"))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void takesTheOldestPaymentFirst() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 1), VOUCHER, CARD))
        .expectEvents(scheduled("a", 1, tender("card", 1)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void staysWithOnePaymentUpToAllOfIt() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_000), CARD, VOUCHER))
        .expectEvents(scheduled("a", 1, tender("card", 6_000)));
  }

  @Test
  void goesOnToTheNextPaymentForTheLastCent() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_001), CARD, VOUCHER))
        .expectEvents(scheduled("a", 1, tender("card", 6_000), tender("voucher", 1)));
  }

  @Test
  void givesBackAllThatWasCaptured() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 10_000), CARD, VOUCHER))
        .expectEvents(scheduled("a", 1, tender("card", 6_000), tender("voucher", 4_000)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void waitsForOneMissingCent() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 10_001), CARD, VOUCHER))
        .expectNoEvents()
        .expectResultMessagePayload(ScheduleAnswer.WAITS);
  }

  @Test
  void waitsWhereNothingIsCaptured() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 1)))
        .expectNoEvents()
        .expectResultMessagePayload(ScheduleAnswer.WAITS);
  }

  @Test
  void givesBackThePartThatWasCapturedWhenTheWaitIsOver() {
    orderRefunds
        .givenNoPriorActivity()
        .when(afterTheWait(due("a", 10_000), CARD))
        .expectEvents(scheduled("a", 1, tender("card", 6_000)))
        .expectResultMessagePayload(ScheduleAnswer.SHORT);
  }

  @Test
  void saysThatNothingWasCapturedWhenTheWaitIsOver() {
    orderRefunds
        .givenNoPriorActivity()
        .when(afterTheWait(due("a", 10_000)))
        .expectEvents(notDue("a", "NOTHING_CAPTURED"))
        .expectResultMessagePayload(ScheduleAnswer.SHORT);
  }

  @Test
  void givesALatePaymentBackAfterNothingWasCaptured() {
    orderRefunds
        .given(notDue("a", "NOTHING_CAPTURED"))
        .when(afterTheWait(due("a", 6_000), CARD))
        .expectEvents(scheduled("a", 1, tender("card", 6_000)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void givesALatePaymentBackOnTopOfAPart() {
    orderRefunds
        .given(scheduled("a", 1, tender("card", 6_000)))
        .when(afterTheWait(due("a", 9_000), CARD, VOUCHER))
        .expectEvents(scheduled("a", 2, tender("voucher", 3_000)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void answersAStepOnceHoweverOftenItIsAsked() {
    orderRefunds
        .given(scheduled("a", 1, tender("card", 1_000)))
        .when(schedule(due("a", 1_000), CARD, VOUCHER))
        .expectNoEvents()
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void answersAStepWithoutAnythingDueOnceHoweverOftenItIsAsked() {
    orderRefunds
        .given(notDue("a", "NOTHING_DUE"))
        .when(schedule(due("a", 0), CARD))
        .expectNoEvents();
  }

  @Test
  void endsTheWaitOnceHoweverOftenTheDeadlineFires() {
    orderRefunds
        .given(notDue("a", "NOTHING_CAPTURED"))
        .when(afterTheWait(due("a", 10_000)))
        .expectNoEvents();
  }

  @Test
  void countsWhatAnotherCaseTookFromThePayment() {
    orderRefunds
        .given(scheduled("a", 1, tender("card", 5_999)))
        .when(schedule(due("b", 2), CARD, VOUCHER))
        .expectEvents(scheduled("b", 1, tender("card", 1), tender("voucher", 1)));
  }

  @Test
  void neverGivesBackMoreThanWasCapturedOverTwoApprovals() {
    RefundScheduled first = scheduled("a", 1, tender("card", 6_000), tender("voucher", 1_000));
    orderRefunds
        .given(first, issued(first, "card", 1, false, 6_000))
        .when(afterTheWait(due("b", 6_000), CARD, VOUCHER))
        .expectEvents(scheduled("b", 1, tender("voucher", 3_000)))
        .expectResultMessagePayload(ScheduleAnswer.SHORT);
  }

  @Test
  void hasASecondApprovalThatExceedsWhatIsCapturedWaitForAPayment() {
    orderRefunds
        .given(scheduled("a", 1, tender("card", 6_000), tender("voucher", 1_000)))
        .when(schedule(due("b", 3_001), CARD, VOUCHER))
        .expectNoEvents()
        .expectResultMessagePayload(ScheduleAnswer.WAITS);
  }

  @Test
  void settlesHistoryOnPaperAtOnce() {
    RefundScheduled refund = scheduled("a", 1, true, tender("card", 6_000), tender("voucher", 500));
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_500, true), CARD, VOUCHER))
        .expectEvents(
            refund,
            issued(refund, "card", 1, null, false, 6_000),
            issued(refund, "voucher", 1, null, true, 6_500));
  }

  @Test
  void givesNothingBackToAPaymentInAnotherCurrency() {
    CapturedPayment dollars =
        new CapturedPayment(VOUCHER.paymentId(), new Money(9_000, "USD"), "CARD", CARD.paidAt());
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_000), dollars, CARD))
        .expectEvents(scheduled("a", 1, tender("card", 6_000)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
    fixture()
        .givenNoPriorActivity()
        .when(afterTheWait(due("a", 6_000), dollars))
        .expectEvents(notDue("a", "NOTHING_CAPTURED"))
        .expectResultMessagePayload(ScheduleAnswer.SHORT);
  }
}

package dev.rescind.refund.refunds;

import static dev.rescind.refund.refunds.OrderRefundsFixture.NOW;
import static dev.rescind.refund.refunds.OrderRefundsFixture.ORDER;
import static dev.rescind.refund.refunds.OrderRefundsFixture.euros;
import static dev.rescind.refund.refunds.OrderRefundsFixture.failed;
import static dev.rescind.refund.refunds.OrderRefundsFixture.fixture;
import static dev.rescind.refund.refunds.OrderRefundsFixture.issued;
import static dev.rescind.refund.refunds.OrderRefundsFixture.notDue;
import static dev.rescind.refund.refunds.OrderRefundsFixture.scheduled;
import static dev.rescind.refund.refunds.OrderRefundsFixture.tender;

import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.refunds.RefundCommand.RecordFailed;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class TenderOutcomeTest {

  private static final RefundScheduled REFUND =
      scheduled("a", 1, tender("card", 6_000), tender("voucher", 500));

  private final FixtureConfiguration<OrderRefunds> orderRefunds = fixture();

  private static RecordIssued issue(String payment, int attempt) {
    return new RecordIssued(
        ORDER, REFUND.refundId(), new PaymentId(payment), attempt, "reference", NOW);
  }

  private static RecordFailed fail(String payment, int attempt) {
    return new RecordFailed(
        ORDER, REFUND.refundId(), new PaymentId(payment), attempt, "declined_by_bank", NOW);
  }

  private static RetryTender retry(String payment) {
    return new RetryTender(ORDER, REFUND.refundId(), new PaymentId(payment));
  }

  @Test
  void leavesTheStepOpenWhileATenderIs() {
    orderRefunds
        .given(REFUND)
        .when(issue("voucher", 1))
        .expectEvents(issued(REFUND, "voucher", 1, false, 500));
  }

  @Test
  void completesTheStepWithItsLastTender() {
    orderRefunds
        .given(REFUND, issued(REFUND, "card", 1, false, 6_000))
        .when(issue("voucher", 1))
        .expectEvents(issued(REFUND, "voucher", 1, true, 6_500));
  }

  @Test
  void countsTheEarlierRefundOfTheStepWhenALatePaymentGoesBack() {
    RefundScheduled late = scheduled("a", 2, tender("late", 300));
    orderRefunds
        .given(
            REFUND,
            issued(REFUND, "card", 1, false, 6_000),
            issued(REFUND, "voucher", 1, true, 6_500),
            late)
        .when(new RecordIssued(ORDER, late.refundId(), new PaymentId("late"), 1, "reference", NOW))
        .expectEvents(issued(late, "late", 1, true, 6_800));
  }

  @Test
  void issuesATenderOnceHoweverOftenItIsRecorded() {
    orderRefunds
        .given(REFUND, issued(REFUND, "card", 1, false, 6_000))
        .when(issue("card", 1))
        .expectNoEvents();
  }

  @Test
  void recordsARefusal() {
    orderRefunds.given(REFUND).when(fail("card", 1)).expectEvents(failed(REFUND, "card", 1));
  }

  @Test
  void failsAnAttemptOnceHoweverOftenItIsRecorded() {
    orderRefunds.given(REFUND, failed(REFUND, "card", 1)).when(fail("card", 1)).expectNoEvents();
  }

  @Test
  void recordsTheRefusalOfTheNextAttempt() {
    orderRefunds
        .given(REFUND, failed(REFUND, "card", 1))
        .when(fail("card", 2))
        .expectEvents(failed(REFUND, "card", 2));
  }

  @Test
  void doesNotFailWhatIsIssued() {
    orderRefunds
        .given(REFUND, issued(REFUND, "card", 1, false, 6_000))
        .when(fail("card", 2))
        .expectNoEvents();
  }

  @Test
  void issuesATenderAtALaterAttempt() {
    orderRefunds
        .given(REFUND, issued(REFUND, "voucher", 1, false, 500), failed(REFUND, "card", 1))
        .when(issue("card", 2))
        .expectEvents(issued(REFUND, "card", 2, true, 6_500));
  }

  @Test
  void refusesToRecordWhatWasNeverScheduled() {
    orderRefunds
        .given(REFUND)
        .when(issue("unknown", 1))
        .expectException(IllegalStateException.class);
  }

  @Test
  void retriesATenderThatFailed() {
    orderRefunds
        .given(REFUND, failed(REFUND, "card", 1))
        .when(retry("card"))
        .expectNoEvents()
        .expectResultMessagePayload(new RetryAnswer.Granted(2, euros(6_000)));
  }

  @Test
  void countsAttemptsOn() {
    orderRefunds
        .given(REFUND, failed(REFUND, "card", 1), failed(REFUND, "card", 2))
        .when(retry("card"))
        .expectResultMessagePayload(new RetryAnswer.Granted(3, euros(6_000)));
  }

  @Test
  void doesNotRetryWhileTheOutcomeIsOpen() {
    orderRefunds
        .given(REFUND, failed(REFUND, "voucher", 1))
        .when(retry("card"))
        .expectResultMessagePayload(new RetryAnswer.StillOpen());
  }

  @Test
  void doesNotRetryWhatIsIssued() {
    orderRefunds
        .given(REFUND, failed(REFUND, "card", 1), issued(REFUND, "card", 2, false, 6_000))
        .when(retry("card"))
        .expectResultMessagePayload(new RetryAnswer.AlreadyIssued());
  }

  @Test
  void knowsNoTenderOfAStepWithoutRefund() {
    orderRefunds
        .given(notDue("a", "NOTHING_DUE"))
        .when(retry("card"))
        .expectResultMessagePayload(new RetryAnswer.NoSuchTender());
  }
}

package dev.rescind.refund.refunds;

import static dev.rescind.refund.refunds.OrderRefundsFixture.NOW;
import static dev.rescind.refund.refunds.OrderRefundsFixture.ORDER;
import static dev.rescind.refund.refunds.OrderRefundsFixture.afterTheWait;
import static dev.rescind.refund.refunds.OrderRefundsFixture.due;
import static dev.rescind.refund.refunds.OrderRefundsFixture.euros;
import static dev.rescind.refund.refunds.OrderRefundsFixture.fixture;
import static dev.rescind.refund.refunds.OrderRefundsFixture.issued;
import static dev.rescind.refund.refunds.OrderRefundsFixture.notDue;
import static dev.rescind.refund.refunds.OrderRefundsFixture.payment;
import static dev.rescind.refund.refunds.OrderRefundsFixture.reduce;
import static dev.rescind.refund.refunds.OrderRefundsFixture.reduced;
import static dev.rescind.refund.refunds.OrderRefundsFixture.returned;
import static dev.rescind.refund.refunds.OrderRefundsFixture.schedule;
import static dev.rescind.refund.refunds.OrderRefundsFixture.scheduled;
import static dev.rescind.refund.refunds.OrderRefundsFixture.tender;

import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class UpstreamReturnsTest {

  private static final CapturedPayment CARD = payment("card", 6_000, 1);
  private static final CapturedPayment VOUCHER = payment("voucher", 4_000, 2);
  private static final RefundScheduled REFUND =
      scheduled("a", 1, tender("card", 6_000), tender("voucher", 1_000));

  private final FixtureConfiguration<OrderRefunds> orderRefunds = fixture();

  @Test
  void theOtherPaymentCarriesWhatUpstreamGaveBackOfOne() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 7_000), returned(CARD, 2_000), VOUCHER))
        .expectEvents(scheduled("a", 1, tender("card", 4_000), tender("voucher", 3_000)));
  }

  @Test
  void givesBackWhatIsLeftAndWaitsForNothing() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_000), returned(CARD, 5_999)))
        .expectEvents(scheduled("a", 1, tender("card", 1)))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void saysSoWhereNothingIsLeft() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_000), returned(CARD, 6_000)))
        .expectEvents(notDue("a", "RETURNED_UPSTREAM"))
        .expectResultMessagePayload(ScheduleAnswer.ANSWERED);
  }

  @Test
  void takesWhatWasReturnedBeyondThePaymentFromNoOther() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 10_000), returned(CARD, 6_500), VOUCHER))
        .expectEvents(scheduled("a", 1, tender("voucher", 4_000)));
  }

  @Test
  void stillWaitsForAPaymentThatIsMissing() {
    orderRefunds
        .givenNoPriorActivity()
        .when(schedule(due("a", 6_001), returned(CARD, 1_000)))
        .expectNoEvents()
        .expectResultMessagePayload(ScheduleAnswer.WAITS);
  }

  @Test
  void endsTheWaitWithWhatIsLeft() {
    orderRefunds
        .givenNoPriorActivity()
        .when(afterTheWait(due("a", 6_001), returned(CARD, 1_000)))
        .expectEvents(scheduled("a", 1, tender("card", 5_000)))
        .expectResultMessagePayload(ScheduleAnswer.SHORT);
  }

  @Test
  void reducesATenderAndLeavesTheStepOpen() {
    orderRefunds
        .given(REFUND)
        .when(reduce(REFUND, "card", 5_999))
        .expectEvents(reduced(REFUND, "card", 5_999, 1, false, 0));
  }

  @Test
  void theLastOpenTenderCompletesTheStepWithWhatWasIssued() {
    orderRefunds
        .given(REFUND, issued(REFUND, "voucher", 1, false, 1_000))
        .when(reduce(REFUND, "card", 6_000))
        .expectEvents(reduced(REFUND, "card", 6_000, 0, true, 1_000));
  }

  @Test
  void issuesWhatIsLeftAndCompletesTheStepWithoutTheTenderThatIsGone() {
    orderRefunds
        .given(
            REFUND,
            reduced(REFUND, "card", 6_000, 0, false, 0),
            reduced(REFUND, "voucher", 400, 600, false, 0))
        .when(
            new RecordIssued(
                ORDER, REFUND.refundId(), new PaymentId("voucher"), 1, "reference", NOW))
        .expectEvents(issued(scheduled("a", 1, tender("voucher", 600)), "voucher", 1, true, 600));
  }

  @Test
  void thereIsNothingToRetryOfATenderThatIsGone() {
    orderRefunds
        .given(REFUND, reduced(REFUND, "card", 6_000, 0, false, 0))
        .when(new RetryTender(ORDER, REFUND.refundId(), new PaymentId("card")))
        .expectNoEvents()
        .expectResultMessagePayload(new RetryAnswer.NothingLeft());
  }

  @Test
  void aPaymentThatHadAReductionCarriesNoMoreThanIsLeftOfIt() {
    orderRefunds
        .given(REFUND, reduced(REFUND, "card", 2_000, 4_000, false, 0))
        .when(schedule(due("b", 3_000), returned(CARD, 2_000), VOUCHER))
        .expectEvents(scheduled("b", 1, tender("voucher", 3_000)));
  }

  @Test
  void saysByHowMuchThePaymentIsExceeded() {
    orderRefunds
        .given(REFUND)
        .when(new RefundCommand.ListOpenTenders(ORDER, returned(CARD, 1_500)))
        .expectNoEvents()
        .expectResultMessagePayload(
            new OpenTenders(
                euros(1_500),
                List.of(
                    new OpenTenders.OpenTender(
                        REFUND.refundId(), new PaymentId("card"), euros(6_000), 1))));
  }
}

package dev.rescind.cancellation;

import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;

/**
 * What the other services answer to an approval of the order's only line, played on their topics.
 */
record PlayedAnswers(TestTopics topics, OrderId order) {

  /** The refund went out to the card. */
  void refunded(CancellationId of, Money amount) {
    refunded(new StepId(of + "/refund"), of, amount, amount);
  }

  /** A refund of the step went out to the card, by which so much went out for it in all. */
  void refunded(StepId step, CancellationId of, Money amount, Money inAll) {
    topics.publish(
        new RefundIssued(
            order,
            of,
            step,
            new RefundId("R-" + order),
            new PaymentId(order + "-payment"),
            amount,
            1,
            "gw-1",
            true,
            inAll,
            FixedTime.NOW,
            false));
  }

  /** The card refused a refund of the step. */
  void refused(StepId step, CancellationId of, Money amount) {
    topics.publish(
        new RefundFailed(
            order,
            of,
            step,
            new RefundId("R-" + order),
            new PaymentId(order + "-payment"),
            amount,
            1,
            "declined_by_bank",
            FixedTime.NOW,
            false));
  }

  /** Nobody paid, so nothing went back. */
  void nothingCaptured(CancellationId of) {
    topics.publish(
        new RefundNotDue(
            order, of, new StepId(of + "/refund"), "NOTHING_CAPTURED", FixedTime.NOW, false));
  }

  /** There was no place to let go. */
  void nothingToRelease(CancellationId of) {
    topics.publish(
        new NothingToRelease(
            new ProductId("piece"),
            null,
            order,
            new LineId("L1"),
            of,
            new StepId(of + "/release-1"),
            "NO_SLOT",
            FixedTime.NOW,
            false));
  }
}

package dev.rescind.refund.refunds;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tenders of a payment that are not issued, the newest first.
 *
 * @param excess by how much more goes back to the payment than it has; zero or less if it does not
 */
record OpenTenders(Money excess, List<OpenTender> tenders) {

  OpenTenders {
    tenders = List.copyOf(tenders);
  }

  /**
   * A tender that is underway, or waits for a person.
   *
   * @param amount what goes back, above zero
   * @param attempt the one that is made or would be made next, counts from 1
   */
  record OpenTender(RefundId refundId, PaymentId paymentId, Money amount, int attempt) {

    /** The call to the gateway for so much of it. */
    TenderDue due(OrderId orderId, Money some, @Nullable String causedBy) {
      return new TenderDue(orderId, refundId, paymentId, some, attempt, causedBy);
    }
  }
}

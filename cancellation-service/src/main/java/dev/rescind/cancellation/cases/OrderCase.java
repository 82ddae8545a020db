package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case with what a decision has to know of its order's others.
 *
 * @param firm what other cases cancelled for good, by line; before this one was, if it was
 * @param claimed what other cases keep from being cancelled, firm or open, by line
 * @param given what the order's cases give already, this one too, in money or credit, minor units
 *     of the order's currency
 * @param contactedAt when the merchant last spoke to the customer, UTC; absent if that was not
 *     recorded
 */
record OrderCase(
    CancellationCase own,
    @Nullable MerchantId knownMerchant,
    @Nullable CustomerId knownCustomer,
    Map<LineId, Integer> firm,
    Map<LineId, Integer> claimed,
    long given,
    @Nullable Instant contactedAt) {

  OrderId orderId() {
    return own.request().orderId();
  }

  CancellationRequested request() {
    return own.request();
  }

  CancellationId id() {
    return own.cancellationId();
  }

  Requester requester() {
    return own.request().requester();
  }

  /**
   * The merchant of the order.
   *
   * @throws IllegalStateException if the order is not known; whoever asks has seen to that
   */
  MerchantId merchantId() {
    if (knownMerchant == null) {
      throw new IllegalStateException("the order of a case past AWAITING_ORDER has a merchant");
    }
    return knownMerchant;
  }

  /**
   * The customer of the order.
   *
   * @throws IllegalStateException if the order is not known; whoever asks has seen to that
   */
  CustomerId customerId() {
    if (knownCustomer == null) {
      throw new IllegalStateException("the order of a case past AWAITING_ORDER has a customer");
    }
    return knownCustomer;
  }
}

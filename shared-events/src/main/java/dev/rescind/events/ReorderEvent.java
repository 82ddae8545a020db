package dev.rescind.events;

import dev.rescind.events.CancellationEvent.CaseEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed by mistake and is to be placed again: topic {@code cancellations}. The
 * exemption from the rates holds from the link on.
 */
public sealed interface ReorderEvent extends CaseEvent {

  /**
   * The customer acknowledged the mistake and will order again.
   *
   * @param acknowledgedBy the customer
   * @param reorderBy the last instant for the new order, UTC
   * @param promisedAt UTC
   */
  record ReorderPromised(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester acknowledgedBy,
      Instant reorderBy,
      Instant promisedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ReorderEvent {}

  /**
   * The new order came and was verified: same customer, same merchant, placed after the promise.
   *
   * @param reorder the new order
   * @param bearing what the cancellation says about those concerned from now on
   * @param linkedAt UTC
   */
  record ReorderLinked(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      OrderId reorder,
      Bearing bearing,
      Instant linkedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ReorderEvent {}

  /**
   * The new order never came; the cancellation counts like any other.
   *
   * @param lapsedAt UTC
   */
  record ReorderLapsed(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Instant lapsedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ReorderEvent {}
}

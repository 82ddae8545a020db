package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.policy.OrderFacts;

/** Those who wait for an order to become known. */
public interface WaitingCases {

  /** The order is known now; called in the transaction that notes it. */
  void judge(OrderFacts order, Cause cause);
}

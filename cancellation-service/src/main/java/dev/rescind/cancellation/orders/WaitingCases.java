package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.OrderId;
import java.util.Map;

/** Those who wait for orders to become known. */
public interface WaitingCases {

  /**
   * These orders are known now; called in the transaction that notes them.
   *
   * @param orders with the event that made each known
   */
  void judge(Map<OrderId, Cause> orders);
}

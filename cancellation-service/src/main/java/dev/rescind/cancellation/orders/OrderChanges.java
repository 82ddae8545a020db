package dev.rescind.cancellation.orders;

import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.events.OrderEvent;
import java.util.List;

/** Those whom it concerns what becomes of orders that are known or not. */
public interface OrderChanges {

  /**
   * These orders changed; called in the transaction that notes it, when everything is noted that
   * came with it. An event that came before tells it again if upstream does.
   *
   * @param changes all of one kind: amended, in fulfilment, shipped, completed, missed, a payment
   *     returned, closed; never placed or paid. Each with the cause to hand on
   */
  void told(List<? extends Incoming<? extends OrderEvent>> changes);
}

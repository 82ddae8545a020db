package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Notes orders, and has the cases judged that wait for them. Idempotent; may come in any order. */
final class WhenOrderPlacedThenJudgeWaitingCases implements Reaction<OrderPlaced> {

  private static final String AWAITED =
      WhenOrderPlacedThenJudgeWaitingCases.class.getName() + ".awaited";

  private final OrderBook orders;
  private final WaitingCases waiting;

  WhenOrderPlacedThenJudgeWaitingCases(OrderBook orders, WaitingCases waiting) {
    this.orders = orders;
    this.waiting = waiting;
  }

  @Override
  public Class<OrderPlaced> event() {
    return OrderPlaced.class;
  }

  @Override
  public void ahead(List<Incoming<OrderPlaced>> events) {
    Set<OrderId> awaited = orders.placed(events.stream().map(Incoming::event).toList());
    CurrentUnitOfWork.get().root().resources().put(AWAITED, awaited);
  }

  @Override
  public void on(OrderPlaced event, Cause cause) {
    Set<OrderId> awaited = CurrentUnitOfWork.get().root().getResource(AWAITED);
    if (awaited.contains(event.orderId())) {
      orders.find(event.orderId()).ifPresent(order -> waiting.judge(order, cause));
      orders.awaited(event.orderId(), false);
    }
  }
}

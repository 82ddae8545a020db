package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Notes orders, and has the cases judged that wait for them. Idempotent; may come in any order. */
final class WhenOrderPlacedThenJudgeWaitingCases implements Reaction<OrderPlaced> {

  private static final String AWAITED =
      WhenOrderPlacedThenJudgeWaitingCases.class.getName() + ".awaited";

  private final OrderNotes notes;
  private final OrderBook orders;
  private final WaitingCases waiting;
  private final OrderMetrics metrics;

  WhenOrderPlacedThenJudgeWaitingCases(
      OrderNotes notes, OrderBook orders, WaitingCases waiting, OrderMetrics metrics) {
    this.notes = notes;
    this.orders = orders;
    this.waiting = waiting;
    this.metrics = metrics;
  }

  @Override
  public Class<OrderPlaced> event() {
    return OrderPlaced.class;
  }

  @Override
  public void ahead(List<Incoming<OrderPlaced>> events) {
    Set<OrderId> awaited = notes.placed(events.stream().map(Incoming::event).toList());
    metrics.placed(events.stream().filter(placed -> !placed.event().historical()).count());
    metrics.foreign(
        orders.foreignPayments(events.stream().map(placed -> placed.event().orderId()).toList()));
    Map<OrderId, Cause> causes = new LinkedHashMap<>();
    for (Incoming<OrderPlaced> incoming : events) {
      if (awaited.contains(incoming.event().orderId())) {
        causes.put(incoming.event().orderId(), incoming.cause());
      }
    }
    CurrentUnitOfWork.get().root().resources().put(AWAITED, causes);
  }

  /** Judges at the first order of the batch, when everything is noted that came with it. */
  @Override
  public void on(OrderPlaced event, Cause cause) {
    Map<OrderId, Cause> awaited = CurrentUnitOfWork.get().root().getResource(AWAITED);
    if (!awaited.isEmpty()) {
      waiting.judge(awaited);
      orders.noLongerAwaited(awaited.keySet());
      awaited.clear();
    }
  }
}

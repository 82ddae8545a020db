package dev.rescind.cancellation;

import dev.rescind.cancellation.orders.OrderChanges;
import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told, once that is committed. */
final class ToldChanges implements OrderChanges {

  private final List<OrderEvent> told = new CopyOnWriteArrayList<>();

  @Override
  public void told(List<? extends Incoming<? extends OrderEvent>> changes) {
    List<OrderEvent> events = changes.stream().<OrderEvent>map(Incoming::event).toList();
    OnceCommitted.count(() -> told.addAll(events));
  }

  List<OrderEvent> of(OrderId order) {
    return told.stream().filter(event -> event.orderId().equals(order)).toList();
  }
}

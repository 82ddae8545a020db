package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPlaced;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every line with a slot takes its places. Takes effect once: the slot knows its lines. */
@Component
final class WhenOrderPlacedThenReserveSlots implements Reaction<OrderPlaced> {

  private final BookedOrders orders;
  private final Whereabouts whereabouts;
  private final Clock clock;

  WhenOrderPlacedThenReserveSlots(BookedOrders orders, Whereabouts whereabouts, Clock clock) {
    this.orders = orders;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  @Override
  public Class<OrderPlaced> event() {
    return OrderPlaced.class;
  }

  @Override
  public List<String> streams(OrderPlaced event) {
    return event.lines().stream()
        .flatMap(line -> Stream.ofNullable(line.slot()))
        .map(slot -> slot.slotId().value())
        .toList();
  }

  @Override
  public void on(OrderPlaced event, Cause cause) {
    BookedOrder order = orders.place(event);
    if (order.closed()) {
      return;
    }
    Instant now = clock.instant();
    for (BookedLine line : order.lines()) {
      Sale sale =
          BookedOrder.sale(
              event.orderId(), event.merchantId(), line, event.placedAt(), now, event.historical());
      whereabouts.send(new ReserveSlot(sale, line.quantity()), cause);
    }
  }
}

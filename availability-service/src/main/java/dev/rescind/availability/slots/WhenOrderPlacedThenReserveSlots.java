package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every line with a slot takes its places. Takes effect once: the slot knows its lines. */
@Component
final class WhenOrderPlacedThenReserveSlots implements Reaction<OrderPlaced> {

  private final Commands commands;
  private final Clock clock;

  WhenOrderPlacedThenReserveSlots(Commands commands, Clock clock) {
    this.commands = commands;
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
    Instant at = event.historical() ? event.placedAt() : clock.instant();
    for (OrderLine line : event.lines()) {
      BookedSlot slot = line.slot();
      if (slot != null) {
        commands.send(new ReserveSlot(sale(event, line, slot, at), line.quantity()), cause);
      }
    }
  }

  private static Sale sale(OrderPlaced order, OrderLine line, BookedSlot slot, Instant at) {
    return new Sale(
        slot,
        line.productId(),
        order.merchantId(),
        order.orderId(),
        line.lineId(),
        at,
        order.historical());
  }
}

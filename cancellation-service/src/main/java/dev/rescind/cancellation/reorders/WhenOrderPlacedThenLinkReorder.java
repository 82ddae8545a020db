package dev.rescind.cancellation.reorders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPlaced;
import java.util.List;

/**
 * An order that replaces another earns the exemption of a mistaken one. Idempotent by the case: a
 * second link is refused; one that does not fit changes nothing.
 */
final class WhenOrderPlacedThenLinkReorder implements Reaction<OrderPlaced> {

  private final Reorders reorders;
  private final Commands commands;

  WhenOrderPlacedThenLinkReorder(Reorders reorders, Commands commands) {
    this.reorders = reorders;
    this.commands = commands;
  }

  @Override
  public Class<OrderPlaced> event() {
    return OrderPlaced.class;
  }

  @Override
  public List<String> streams(OrderPlaced event) {
    return event.reorderOf() == null ? List.of() : List.of(event.reorderOf().value());
  }

  @Override
  public void on(OrderPlaced event, Cause cause) {
    if (event.reorderOf() != null) {
      reorders.links(event.reorderOf(), event).forEach(link -> commands.send(link, cause));
    }
  }
}

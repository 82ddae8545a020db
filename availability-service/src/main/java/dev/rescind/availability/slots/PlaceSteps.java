package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.CountPlaces;
import dev.rescind.availability.slots.SlotCommand.MoveAway;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.Whereabouts.Standing;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.LineId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SettlementStep.RescheduleStep;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Answers the steps about places: by the slot where the line holds one, at once where it does not.
 * Once each, however often the decision comes: the slot knows its steps, and so does the outbox.
 */
@Component
final class PlaceSteps {

  private final Commands commands;
  private final Whereabouts whereabouts;
  private final BookedOrders orders;
  private final Outbox outbox;
  private final Clock clock;

  PlaceSteps(
      Commands commands, Whereabouts whereabouts, BookedOrders orders, Outbox outbox, Clock clock) {
    this.commands = commands;
    this.whereabouts = whereabouts;
    this.orders = orders;
    this.outbox = outbox;
    this.clock = clock;
  }

  void release(SettlingEvent event, ReleaseStep step, Cause cause) {
    BookedSlot slot = step.slot();
    if (slot == null || !Years.know(slot)) {
      outbox.publish(step.stepId().value(), Answers.noSlot(event, step, at(event)), cause);
    } else {
      whereabouts.send(
          new ReleaseSlot(
              sale(event, step.lineId(), step.productId(), slot),
              event.cancellationId(),
              step.stepId(),
              step.quantity(),
              step.aftermath()),
          cause);
    }
  }

  /**
   * The new place is taken before the old one is let go, in one transaction. The line may be
   * elsewhere, and have less, than the decision knew.
   */
  void move(SettlingEvent event, RescheduleStep step, Cause cause) {
    Sale there = sale(event, step.lineId(), step.productId(), step.to());
    Standing line = whereabouts.find(new CountPlaces(there.in(step.from())), cause);
    MoveHere move =
        new MoveHere(
            there,
            line.slot().slotId(),
            event.cancellationId(),
            step.stepId(),
            step.quantity(),
            places(event, step, line));
    if (commands.ask(Boolean.class, move, cause)) {
      whereabouts.send(
          new MoveAway(there.in(line.slot()), event.cancellationId(), move.moving(), step.to()),
          cause);
    }
  }

  /** A line whose order is still to come has what the decision says. */
  private int places(SettlingEvent event, RescheduleStep step, Standing line) {
    if (!Years.know(step.from())
        || orders.find(event.orderId()).filter(BookedOrder::closed).isPresent()) {
      return 0;
    }
    return line.orderAwaited() ? step.quantity() : line.places();
  }

  private Sale sale(SettlingEvent event, LineId lineId, ProductId productId, BookedSlot slot) {
    return new Sale(
        slot,
        productId,
        event.merchantId(),
        event.orderId(),
        lineId,
        event.setOffAt(),
        at(event),
        event.historical());
  }

  private Instant at(SettlingEvent event) {
    return event.historical() ? event.setOffAt() : clock.instant();
  }
}

package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.MoveAway;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
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
  private final Outbox outbox;
  private final Clock clock;

  PlaceSteps(Commands commands, Whereabouts whereabouts, Outbox outbox, Clock clock) {
    this.commands = commands;
    this.whereabouts = whereabouts;
    this.outbox = outbox;
    this.clock = clock;
  }

  void release(SettlingEvent event, ReleaseStep step, Cause cause) {
    BookedSlot slot = step.slot();
    if (slot == null) {
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

  /** The new place is taken before the old one is let go, in one transaction. */
  void move(SettlingEvent event, RescheduleStep step, Cause cause) {
    Sale there = sale(event, step.lineId(), step.productId(), step.to());
    boolean moved =
        commands.ask(
            Boolean.class,
            new MoveHere(
                there,
                step.from().slotId(),
                event.cancellationId(),
                step.stepId(),
                step.quantity()),
            cause);
    if (moved) {
      commands.send(
          new MoveAway(there.in(step.from()), event.cancellationId(), step.quantity(), step.to()),
          cause);
    }
  }

  private Sale sale(SettlingEvent event, LineId lineId, ProductId productId, BookedSlot slot) {
    return new Sale(
        slot,
        productId,
        event.merchantId(),
        event.orderId(),
        lineId,
        at(event),
        event.historical());
  }

  private Instant at(SettlingEvent event) {
    return event.historical() ? event.setOffAt() : clock.instant();
  }
}

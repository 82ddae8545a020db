package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.SettlementStep.ReleaseStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Answers every release step: by the slot where the line holds one, at once where it does not. Once
 * each, however often the approval comes: the slot knows its steps, and so does the outbox.
 */
@Component
final class WhenCancellationApprovedThenReleaseSlots implements Reaction<CancellationApproved> {

  private final Commands commands;
  private final Outbox outbox;
  private final Clock clock;

  WhenCancellationApprovedThenReleaseSlots(Commands commands, Outbox outbox, Clock clock) {
    this.commands = commands;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Class<CancellationApproved> event() {
    return CancellationApproved.class;
  }

  @Override
  public List<String> streams(CancellationApproved event) {
    return steps(event)
        .flatMap(step -> Stream.ofNullable(step.slot()))
        .map(slot -> slot.slotId().value())
        .toList();
  }

  @Override
  public void on(CancellationApproved event, Cause cause) {
    Instant at = event.historical() ? event.decidedAt() : clock.instant();
    steps(event).forEach(step -> answer(event, step, at, cause));
  }

  private void answer(CancellationApproved event, ReleaseStep step, Instant at, Cause cause) {
    BookedSlot slot = step.slot();
    if (slot == null) {
      outbox.publish(step.stepId().value(), Unheld.noSlot(event, step, at), cause);
    } else {
      Sale sale =
          new Sale(
              slot,
              step.productId(),
              event.merchantId(),
              event.orderId(),
              step.lineId(),
              at,
              event.historical());
      commands.send(
          new ReleaseSlot(sale, event.cancellationId(), step.stepId(), step.quantity()), cause);
    }
  }

  private static Stream<ReleaseStep> steps(CancellationApproved event) {
    return event.settlement().stream()
        .filter(ReleaseStep.class::isInstance)
        .map(ReleaseStep.class::cast);
  }
}

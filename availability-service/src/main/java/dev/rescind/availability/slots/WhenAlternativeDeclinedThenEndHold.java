package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.Alternative.Reschedule;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets go what was held for an offer that came to nothing, whyever. */
@Component
final class WhenAlternativeDeclinedThenEndHold implements Reaction<AlternativeDeclined> {

  private final Commands commands;
  private final Clock clock;

  WhenAlternativeDeclinedThenEndHold(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  public Class<AlternativeDeclined> event() {
    return AlternativeDeclined.class;
  }

  @Override
  public List<String> streams(AlternativeDeclined event) {
    return event.alternative() instanceof Reschedule there
        ? List.of(there.slot().slotId().value())
        : List.of();
  }

  @Override
  public void on(AlternativeDeclined event, Cause cause) {
    if (event.alternative() instanceof Reschedule there) {
      Offer offer = new Offer(event.cancellationId(), event.number());
      commands.send(new EndHold(there.slot().slotId(), offer, clock.instant()), cause);
    }
  }
}

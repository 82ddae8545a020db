package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.OfLine;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.SlotId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the slot that a line is in now, which need not be the one that upstream knows. */
@Component
final class Whereabouts {

  private final Commands commands;

  Whereabouts(Commands commands) {
    this.commands = commands;
  }

  /** Sends the command to where the line is, and answers how many places it holds there then. */
  int send(OfLine command, Cause cause) {
    return send(command, null, cause);
  }

  /** As {@link #send}, but goes no further than to that slot, and does nothing there. */
  int send(OfLine command, @Nullable SlotId butNotIn, Cause cause) {
    return switch (commands.ask(SlotAnswer.class, command, cause)) {
      case SlotAnswer.Here here -> here.places();
      case SlotAnswer.MovedTo moved ->
          moved.slot().slotId().equals(butNotIn)
              ? 0
              : send(command.in(moved.slot()), butNotIn, cause);
    };
  }
}

package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.CountPlaces;
import dev.rescind.availability.slots.SlotCommand.OfLine;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.BookedSlot;
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

  /**
   * Where a line is.
   *
   * @param places how many it holds there
   * @param orderAwaited whether its order did not say so yet, and it may have more
   */
  record Standing(BookedSlot slot, int places, boolean orderAwaited) {}

  /** Looks where the line is, from the slot on that it is believed in. */
  Standing find(CountPlaces question, Cause cause) {
    return switch (commands.ask(SlotAnswer.class, question, cause)) {
      case SlotAnswer.Here here ->
          new Standing(question.sale().slot(), here.places(), here.orderAwaited());
      case SlotAnswer.MovedTo moved -> find(question.in(moved.slot()), cause);
    };
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

package dev.rescind.availability.slots;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.rescind.availability.slots.SlotCommand.CountPlaces;
import dev.rescind.availability.slots.SlotCommand.HoldSlot;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.Alternative.Reschedule;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Holds in the slot that is offered as many places as the line has now, if they are free. A line
 * that is not known here has none. History was never offered to anybody.
 */
@Component
final class WhenAlternativeOfferedThenHoldSlot implements Reaction<AlternativeOffered> {

  /** An answer of the last instant is still under way then, and has to find its places. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final BookedOrders orders;
  private final Whereabouts whereabouts;
  private final Commands commands;
  private final SchedulerClient deadlines;
  private final OneTimeTask<EndOfHold> endOfHold;
  private final Clock clock;

  WhenAlternativeOfferedThenHoldSlot(
      BookedOrders orders,
      Whereabouts whereabouts,
      Commands commands,
      SchedulerClient deadlines,
      OneTimeTask<EndOfHold> endOfHold,
      Clock clock) {
    this.orders = orders;
    this.whereabouts = whereabouts;
    this.commands = commands;
    this.deadlines = deadlines;
    this.endOfHold = endOfHold;
    this.clock = clock;
  }

  @Override
  public Class<AlternativeOffered> event() {
    return AlternativeOffered.class;
  }

  @Override
  public List<String> streams(AlternativeOffered event) {
    return event.alternative() instanceof Reschedule there
        ? List.of(there.slot().slotId().value())
        : List.of();
  }

  @Override
  public void on(AlternativeOffered event, Cause cause) {
    if (event.alternative() instanceof Reschedule there && !event.historical()) {
      orders
          .find(event.orderId())
          .flatMap(order -> order.line(there.lineId()))
          .ifPresent(line -> hold(event, there, line, cause));
    }
  }

  private void hold(AlternativeOffered event, Reschedule there, BookedLine line, Cause cause) {
    Sale here =
        BookedOrder.sale(
            event.orderId(),
            event.merchantId(),
            line,
            event.offeredAt(),
            clock.instant(),
            event.historical());
    int quantity = whereabouts.send(new CountPlaces(here), cause);
    Offer offer = new Offer(event.cancellationId(), event.number());
    HoldSlot wanted = new HoldSlot(here.in(there.slot()), offer, quantity, event.answerBy());
    if (quantity > 0 && commands.ask(Boolean.class, wanted, cause)) {
      EndOfHold end = EndOfHold.of(there.slot().slotId(), offer);
      deadlines.scheduleIfNotExists(
          endOfHold.instance(end.instance(), end), event.answerBy().plus(GRACE));
    }
  }
}

package dev.rescind.availability.slots;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.events.CancellationId;
import dev.rescind.events.SlotId;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends a hold that nobody ended before. Finds nothing to do where the offer was answered. */
@Configuration(proxyBeanMethods = false)
class HoldDeadline {

  private static final int RETRIES = 4;

  private final Attempts attempts = new Attempts(RETRIES, Causes::isConcurrency);

  @Bean
  OneTimeTask<EndOfHold> endOfHold(UnitsOfWork units, Commands commands, Clock clock) {
    return Tasks.oneTime("end-of-hold", EndOfHold.class)
        .execute((instance, context) ->
            attempts.run(() -> units.run(() -> end(instance.getData(), commands, clock))));
  }

  private static void end(EndOfHold hold, Commands commands, Clock clock) {
    Offer offer = new Offer(new CancellationId(hold.cancellationId()), hold.number());
    commands.send(
        new EndHold(new SlotId(hold.slotId()), offer, clock.instant()), new Cause(null, null));
  }
}

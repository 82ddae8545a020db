package dev.rescind.cancellation.cases;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives up on orders that did not become known in time. The deadline stands in the case's row, so
 * it survives restarts; the aggregate sees to it that it takes effect once.
 */
@Configuration(proxyBeanMethods = false)
class OrderDeadline {

  private static final int MOST = 100;

  @Bean
  RecurringTask<Void> giveUpWaitingForOrders(Cases cases, Commands commands, Clock clock) {
    return Tasks.recurring("give-up-waiting-for-orders", FixedDelay.of(Duration.ofSeconds(1)))
        .execute((instance, context) ->
            cases
                .waitedTooLong(clock.instant(), MOST)
                .forEach(late ->
                    commands.send(
                        new GiveUpWaiting(late.orderId(), late.cancellationId(), clock.instant()),
                        Cause.request())));
  }
}

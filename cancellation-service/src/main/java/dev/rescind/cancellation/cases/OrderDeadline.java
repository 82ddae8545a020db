package dev.rescind.cancellation.cases;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rescind.cancellation.cases.CaseCommand.GiveUpWaiting;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Until when a request waits for its order: a deadline that survives restarts and fires once. */
@Configuration(proxyBeanMethods = false)
class OrderDeadline {

  private static final TaskDescriptor<String> TASK =
      TaskDescriptor.of("give-up-waiting-for-order", String.class);

  static TaskInstance<String> of(CancellationId cancellationId, OrderId orderId) {
    return TASK.instance(cancellationId.value()).data(orderId.value()).build();
  }

  @Bean
  OneTimeTask<String> giveUpWaitingForOrder(Commands commands, Clock clock) {
    return Tasks.oneTime(TASK)
        .execute((instance, context) ->
            commands.send(
                new GiveUpWaiting(
                    new OrderId(instance.getData()),
                    new CancellationId(instance.getId()),
                    clock.instant()),
                Cause.request()));
  }
}

package dev.rescind.cancellation.settlement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rescind.cancellation.cases.SettlingCommand.NoteOverdue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.StepId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every ten seconds for settlements with a step that is not answered in time. */
@Configuration(proxyBeanMethods = false)
class OverdueWatch {

  private static final int MOST = 100;

  @Bean
  RecurringTask<Void> noteOverdueSettlements(
      SettlementSteps steps,
      Commands commands,
      Clock clock,
      @Value("${rescind.settlement.overdue-after}") Duration overdueAfter) {
    return Tasks.recurring("note-overdue-settlements", FixedDelay.of(Duration.ofSeconds(10)))
        .execute((instance, context) ->
            steps
                .overdue(clock.instant().minus(overdueAfter), MOST)
                .forEach(overdue -> note(overdue, steps, commands, clock)));
  }

  private static void note(
      SettlementSteps.Overdue overdue, SettlementSteps steps, Commands commands, Clock clock) {
    List<StepId> open =
        steps.of(overdue.cancellationId().value()).stream()
            .filter(step -> step.blocking() && !step.isAnswered())
            .map(step -> new StepId(step.stepId()))
            .toList();
    commands.send(
        new NoteOverdue(overdue.orderId(), overdue.cancellationId(), open, clock.instant()),
        Cause.request());
  }
}

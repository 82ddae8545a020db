package dev.rescind.cancellation.cases;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rescind.cancellation.cases.AlternativeCommand.LapseAlternative;
import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.cancellation.cases.CaseDeadlines.Due;
import dev.rescind.cancellation.cases.ReorderCommand.LapseReorder;
import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.ResponseCommand.Remind;
import dev.rescind.cancellation.cases.ResponseCommand.TakeSilence;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every second for deadlines that passed, and has the cases act on them. */
@Configuration(proxyBeanMethods = false)
class DeadlineWatch {

  private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);
  private static final int MOST = 200;

  /** How long a deadline rests that could not be acted on. */
  private static final Duration REST = Duration.ofMinutes(1);

  @Bean
  RecurringTask<Void> actOnCaseDeadlines(
      CaseDeadlines deadlines,
      CaseBases bases,
      Commands commands,
      UnitsOfWork units,
      DeadlineMetrics metrics,
      Clock clock) {
    Acting acting = new Acting(deadlines, bases, commands, units, metrics);
    return Tasks.recurring("act-on-case-deadlines", FixedDelay.of(Duration.ofSeconds(1)))
        .execute((instance, context) -> {
          // One instant for the whole look: a clock set back under way must not find early what
          // had passed, for then it would be forgotten.
          Instant now = clock.instant();
          deadlines.passed(now, MOST).forEach(due -> acting.on(due, now));
        });
  }

  private record Acting(
      CaseDeadlines deadlines,
      CaseBases bases,
      Commands commands,
      UnitsOfWork units,
      DeadlineMetrics metrics) {

    void on(Due due, Instant now) {
      try {
        units.run(() -> {
          commands.ask(CaseOutcome.class, command(due, now), Cause.request());
          // What the events of the decision did not clear away means nothing any more.
          deadlines.forget(due);
          metrics.fired(due.kind());
        });
      } catch (RuntimeException e) {
        log.error("The deadline {} could not be acted on; it rests for {}", due, REST, e);
        deadlines.postpone(due, now, REST);
      }
    }

    private OfCase command(Due due, Instant now) {
      return switch (due.kind()) {
        case ORDER -> new GiveUpWaiting(due.orderId(), due.cancellationId(), now);
        case RESPONSE ->
            new TakeSilence(
                due.orderId(),
                due.cancellationId(),
                bases.lock(due.orderId(), due.cancellationId()),
                now);
        case REMINDER -> new Remind(due.orderId(), due.cancellationId(), now);
        case ALTERNATIVE ->
            new LapseAlternative(
                due.orderId(),
                due.cancellationId(),
                bases.lock(due.orderId(), due.cancellationId()),
                now);
        case REORDER -> new LapseReorder(due.orderId(), due.cancellationId(), now);
      };
    }
  }
}

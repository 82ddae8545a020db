package dev.rescind.cancellation.disputes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rescind.events.EvidenceId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes every ten minutes the files that no case took in time. */
@Configuration(proxyBeanMethods = false)
class ForgottenFiles {

  private static final int MOST = 200;

  @Bean
  RecurringTask<Void> sweepForgottenEvidence(
      EvidenceBook book,
      EvidenceFiles files,
      Clock clock,
      @Value("${rescind.evidence.keep-waiting}") Duration keepWaiting) {
    return Tasks.recurring("sweep-forgotten-evidence", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) ->
            book.forgotten(clock.instant().minus(keepWaiting), MOST)
                .forEach(forgotten ->
                    files.dropUnlessTaken(
                        new EvidenceId(forgotten.evidenceId()), forgotten.digest())));
  }
}

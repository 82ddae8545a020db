package dev.rescind.chassis.sample;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rescind.chassis.Chassis;
import dev.rescind.chassis.eventstore.Aggregate;
import dev.rescind.chassis.eventstore.View;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the topic {@code refunds} and reacts to orders and contacts. */
@SpringBootApplication
@Import(Chassis.class)
public class SampleServiceApplication {

  @Bean
  Aggregate<SampleRefunds> sampleRefunds() {
    return new Aggregate<>(SampleRefunds.class);
  }

  @Bean
  View sampleView(JdbcTemplate jdbc) {
    return events ->
        events.forEach(recorded ->
            jdbc.update(
                "insert into sample_view (event_id, order_id, causation_id) values (?, ?, ?)",
                recorded.eventId(),
                recorded.event().key(),
                recorded.causationId()));
  }

  @Bean
  OneTimeTask<Void> sampleDeadline(Script script) {
    return Tasks.oneTime("sample-deadline")
        .execute((instance, context) -> script.deadlinePassed(instance.getId()));
  }
}

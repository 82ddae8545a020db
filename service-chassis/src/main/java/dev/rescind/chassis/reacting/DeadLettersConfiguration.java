package dev.rescind.chassis.reacting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of records that could not be handled: kept, copied, tried again or given up. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {

  @Bean
  ParkedRecords parkedRecords(JdbcTemplate jdbc, Clock clock, MeterRegistry registry) {
    ParkedRecords parked = new ParkedRecords(jdbc, clock);
    Gauge.builder("rescind.listener.parked.current", parked, ParkedRecords::count)
        .description("Records that are parked now, those that wait behind another included")
        .register(registry);
    return parked;
  }

  @Bean
  DiscardedRecords discardedRecords(JdbcTemplate jdbc, Clock clock) {
    return new DiscardedRecords(jdbc, clock);
  }

  @Bean
  Redrive redrive(
      ParkedRecords parked, ReactingOnce reacting, UnitsOfWork units, ListenerMetrics metrics) {
    return new Redrive(parked, reacting, units, ReactingConfiguration.fewTries(), metrics);
  }

  @Bean
  Discarding discarding(
      ParkedRecords parked,
      DiscardedRecords discarded,
      Redrive redrive,
      UnitsOfWork units,
      ListenerMetrics metrics) {
    return new Discarding(parked, discarded, redrive, units, metrics);
  }

  @Bean
  DeadLettersApi deadLettersApi(
      ParkedRecords parked, DiscardedRecords discarded, Redrive redrive, Discarding discarding) {
    return new DeadLettersApi(parked, discarded, redrive, discarding);
  }

  @Bean
  DeadLetterCopies deadLetterCopies(
      ParkedRecords parked,
      KafkaProperties kafka,
      @Value("${spring.application.name}") String service) {
    return new DeadLetterCopies(parked, kafka.buildProducerProperties(), service);
  }

  @Bean
  RecurringTask<Void> copyDeadLetters(DeadLetterCopies copies) {
    return Tasks.recurring("copy-dead-letters", FixedDelay.of(Duration.ofSeconds(2)))
        .execute((instance, context) -> copies.copy());
  }
}

package dev.rescind.chassis.time;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.rescind.chassis.metrics.FigureSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Deadlines in the service's own Postgres: they survive restarts and fire once among replicas. */
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {

  /** What a running task may take at a stop; one that is cut off runs again. */
  private static final Duration LAST_TASK = Duration.ofSeconds(5);

  /**
   * The tasks of a service as db-scheduler knows them; scheduling joins the running transaction.
   */
  @Bean
  Scheduler scheduler(
      DataSource dataSource,
      List<Task<?>> tasks,
      Clock clock,
      MeterRegistry registry,
      @Value("${rescind.deadlines.look-every:PT1S}") Duration lookEvery) {
    List<Task<?>> onDemand = new ArrayList<>(tasks);
    List<RecurringTask<?>> recurring = new ArrayList<>();
    onDemand.removeIf(task -> task instanceof RecurringTask<?> repeated && recurring.add(repeated));
    return new SteadyLooks(new TransactionAwareDataSourceProxy(dataSource), onDemand)
        .startTasks(recurring)
        .clock(clock::instant)
        .addSchedulerListener(
            new StatsRegistryAdapter(new MicrometerStatsRegistry(registry, tasks)))
        .schedulerName(new SchedulerName.Hostname())
        .threads(2)
        .shutdownMaxWait(LAST_TASK)
        .pollingInterval(lookEvery)
        .build();
  }

  @Bean
  FigureSource lateDeadlines(JdbcTemplate jdbc, Clock clock, List<Task<?>> tasks) {
    return new LateDeadlines(jdbc, clock, tasks);
  }

  @Bean
  SchedulerLifecycle schedulerLifecycle(Scheduler scheduler) {
    return new SchedulerLifecycle(scheduler);
  }

  @Bean
  @ConditionalOnMissingBean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }
}

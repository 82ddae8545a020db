package dev.rescind.chassis.time;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import javax.sql.DataSource;

/**
 * A scheduler that decides by the injected clock what is due, and looks at steady intervals however
 * that clock runs: by itself db-scheduler would never look again while the clock stands.
 */
final class SteadyLooks extends SchedulerBuilder {

  SteadyLooks(DataSource dataSource, List<Task<?>> tasks) {
    super(dataSource, tasks);
  }

  @Override
  protected Waiter buildWaiter() {
    return new Waiter(poolingInterval);
  }
}

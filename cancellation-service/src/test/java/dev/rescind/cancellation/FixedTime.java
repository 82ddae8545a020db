package dev.rescind.cancellation;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.rescind.chassis.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** A clock that tests set; a Monday morning as each of them begins. */
@TestConfiguration(proxyBeanMethods = false)
class FixedTime {

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Bean
  @Primary
  SettableClock settableClock() {
    return new SettableClock(NOW);
  }

  /**
   * Sets the clock back before each test, and with it the scheduler's looks for deadlines. The
   * scheduler rests meanwhile: a look that had told the old time and was written down afterwards
   * would be the last one until that time comes again.
   */
  static final class SetBack extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
      ApplicationContext context = test.getApplicationContext();
      Scheduler scheduler = context.getBean(Scheduler.class);
      scheduler.pause();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> scheduler.getCurrentlyExecuting().isEmpty());
      context.getBean(SettableClock.class).set(NOW);
      context
          .getBean(JdbcTemplate.class)
          .update("update scheduled_tasks set execution_time = ?", Timestamp.from(NOW));
      scheduler.resume();
    }
  }
}

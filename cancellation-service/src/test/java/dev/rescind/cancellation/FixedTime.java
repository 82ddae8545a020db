package dev.rescind.cancellation;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.rescind.chassis.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
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

  @Bean
  StandingLooks standingLooks(SettableClock clock, JdbcTemplate jdbc) {
    return new StandingLooks(clock, jdbc);
  }

  /**
   * Has the looks for deadlines come again while the clock stands. One that is under way as a test
   * sets the clock may not have seen what is due by the new time, and its next is due a second
   * later by a clock that never gets there.
   */
  static final class StandingLooks implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StandingLooks.class);
    private static final Duration APART = Duration.ofSeconds(15);

    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("standing-looks").factory());

    StandingLooks(SettableClock clock, JdbcTemplate jdbc) {
      var _ =
          timer.scheduleWithFixedDelay(
              () -> tryAgain(clock.instant(), jdbc), 200, 200, TimeUnit.MILLISECONDS);
    }

    /** Whatever keeps it from this once is over the next time. */
    private static void tryAgain(Instant now, JdbcTemplate jdbc) {
      try {
        again(now, jdbc);
      } catch (DataAccessException e) {
        log.warn("The looks for deadlines could not be set", e);
      }
    }

    private static void again(Instant now, JdbcTemplate jdbc) {
      jdbc.update(
          """
          update scheduled_tasks set execution_time = ?
          where task_instance = 'recurring' and not picked
            and execution_time > ? and execution_time <= ?
          """,
          Timestamp.from(now),
          Timestamp.from(now),
          Timestamp.from(now.plus(APART)));
    }

    @Override
    public void close() {
      timer.close();
    }
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

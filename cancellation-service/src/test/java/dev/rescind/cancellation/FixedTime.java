package dev.rescind.cancellation;

import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** A clock that tests set; a Monday morning to begin with. */
@TestConfiguration(proxyBeanMethods = false)
class FixedTime {

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Bean
  @Primary
  SettableClock settableClock() {
    return new SettableClock(NOW);
  }

  /**
   * Sets the clock back, and with it the scheduler's looks for deadlines, which are close. One that
   * is being kept as the clock goes back is made by the old time when it is done: so it is looked
   * for again for a while.
   */
  static void begin(SettableClock clock, JdbcTemplate jdbc) {
    clock.set(NOW);
    jdbc.update("update scheduled_tasks set execution_time = ?", Timestamp.from(NOW));
    await()
        .during(Duration.ofMillis(400))
        .atMost(Duration.ofSeconds(20))
        .until(() -> setBack(jdbc) == 0);
  }

  private static int setBack(JdbcTemplate jdbc) {
    return jdbc.update(
        """
        update scheduled_tasks set execution_time = ? where execution_time > ? and task_name in
          ('act-on-case-deadlines', 'give-up-waiting-for-orders', 'note-overdue-settlements')
        """,
        Timestamp.from(NOW),
        Timestamp.from(NOW.plusSeconds(60)));
  }
}

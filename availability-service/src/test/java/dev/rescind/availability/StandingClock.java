package dev.rescind.availability;

import dev.rescind.chassis.testing.SettableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock of the service under test. */
@TestConfiguration(proxyBeanMethods = false)
public class StandingClock {

  public static final Instant NOW = Instant.parse("2026-05-10T09:30:00Z");

  @Bean
  @Primary
  SettableClock testClock() {
    return new SettableClock(NOW);
  }
}

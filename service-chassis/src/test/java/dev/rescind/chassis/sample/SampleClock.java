package dev.rescind.chassis.sample;

import dev.rescind.chassis.testing.SettableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The clock of the sample stands until a test moves it. */
@TestConfiguration(proxyBeanMethods = false)
public class SampleClock {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Bean
  SettableClock clock() {
    return new SettableClock(START);
  }
}

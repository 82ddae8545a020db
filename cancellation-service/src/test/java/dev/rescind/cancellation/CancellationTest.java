package dev.rescind.cancellation;

import dev.rescind.chassis.testing.ServiceTest;
import dev.rescind.chassis.testing.SettableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the service from outside. All share one running service, so each uses orders and
 * policies of its own, and sets the clock before it starts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
    properties = {
      "spring.config.name=cancellation-service",
      "rescind.deadlines.look-every=PT0.2S",
      "spring.main.allow-bean-definition-overriding=false"
    })
@Import(CancellationTest.SettableTime.class)
@interface CancellationTest {

  /** A Monday in Berlin's winter, ten o'clock there. */
  Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  /** The clock that tests set, and one who listens beside the service's own. */
  @TestConfiguration
  class SettableTime {
    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(NOW);
    }

    @Bean
    ToldChanges toldChanges() {
      return new ToldChanges();
    }
  }
}

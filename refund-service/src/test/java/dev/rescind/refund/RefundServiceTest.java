package dev.rescind.refund;

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

/** A test of the whole service; all of them share one service, one broker and one clock. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
    properties = {
      "spring.config.name=refund-service",
      "rescind.deadlines.look-every=PT0.1S",
      "rescind.simulated-gateway.slow-answer=PT0.2S"
    })
@Import({RefundServiceTest.Time.class, RefundWorld.class})
public @interface RefundServiceTest {

  /** Time stands still until a test moves it. */
  @TestConfiguration(proxyBeanMethods = false)
  class Time {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(Instant.parse("2026-03-28T10:15:30Z"));
    }
  }
}

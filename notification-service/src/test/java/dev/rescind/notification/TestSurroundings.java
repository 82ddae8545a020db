package dev.rescind.notification;

import dev.rescind.chassis.testing.SettableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What stands around the service under test. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSurroundings {

  @Bean
  @Primary
  SettableClock testClock() {
    return new SettableClock(TestCase.NOW);
  }

  @Bean
  TestMailServer mailServer() {
    return TestMailServer.started();
  }

  @Bean
  DynamicPropertyRegistrar mailServerAddress(TestMailServer server) {
    return properties -> {
      properties.add("spring.mail.host", () -> "127.0.0.1");
      properties.add("spring.mail.port", server::port);
    };
  }
}

package dev.rescind.reporting.generations;

import dev.rescind.reporting.store.StoreProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Closed after everything that uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class GenerationsConfiguration {

  @Bean
  Generations generations(StoreProperties properties, Clock clock) {
    return new Generations(properties, clock);
  }
}

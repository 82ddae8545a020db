package dev.rescind.chassis.web;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Idempotent requests, for services with a database of their own. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

  @Bean
  IdempotentRequests idempotentRequests(JdbcTemplate jdbc, UnitsOfWork units, Clock clock) {
    return new IdempotentRequests(jdbc, units, clock);
  }
}

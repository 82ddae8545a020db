package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Aggregate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the chassis of the aggregate. */
@Configuration(proxyBeanMethods = false)
class RefundsConfiguration {

  @Bean
  Aggregate<OrderRefunds> orderRefunds() {
    return new Aggregate<>(OrderRefunds.class);
  }
}

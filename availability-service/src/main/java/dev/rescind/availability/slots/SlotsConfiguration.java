package dev.rescind.availability.slots;

import dev.rescind.chassis.eventstore.Aggregate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the chassis of the aggregate. */
@Configuration(proxyBeanMethods = false)
class SlotsConfiguration {

  @Bean
  Aggregate<Slot> slot() {
    return new Aggregate<>(Slot.class);
  }
}

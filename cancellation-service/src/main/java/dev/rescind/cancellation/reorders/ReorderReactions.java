package dev.rescind.cancellation.reorders;

import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderPlaced;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What new orders mean for mistaken ones. */
@Configuration(proxyBeanMethods = false)
class ReorderReactions {

  @Bean
  Reaction<OrderPlaced> whenOrderPlacedThenLinkReorder(Reorders reorders, Commands commands) {
    return new WhenOrderPlacedThenLinkReorder(reorders, commands);
  }
}

package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Aggregate;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The aggregate, and what an upstream's own front end asks of it. */
@Configuration(proxyBeanMethods = false)
class CaseReactions {

  @Bean
  Aggregate<OrderCancellations> orderCancellations() {
    return new Aggregate<>(OrderCancellations.class);
  }

  @Bean
  Reaction<CancellationRequestSubmitted> whenCancellationRequestSubmittedThenRequest(
      CaseRequests requests, OrderBook orders) {
    return new WhenCancellationRequestSubmittedThenRequest(requests, orders);
  }
}

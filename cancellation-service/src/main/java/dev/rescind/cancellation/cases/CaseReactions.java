package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Aggregate;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The aggregate, and what an upstream's own front end asks of it. */
@Configuration(proxyBeanMethods = false)
class CaseReactions {

  @Bean
  Aggregate<OrderCancellations> orderCancellations() {
    return new Aggregate<>(OrderCancellations.class);
  }

  /** Idempotent by the inbox, and by upstream's request id in the aggregate. */
  @Bean
  Reaction<CancellationRequestSubmitted> whenCancellationRequestSubmittedThenRequest(
      CaseRequests requests) {
    return new Reaction<>() {
      @Override
      public Class<CancellationRequestSubmitted> event() {
        return CancellationRequestSubmitted.class;
      }

      @Override
      public List<String> streams(CancellationRequestSubmitted event) {
        return List.of(event.orderId().value());
      }

      @Override
      public void on(CancellationRequestSubmitted event, Cause cause) {
        requests.submit(
            new CaseRequests.Request(
                event.orderId(),
                event.requester(),
                event.reason(),
                event.reasonText(),
                event.lines(),
                event.requestedAt(),
                event.requestId(),
                event.historical(),
                false),
            cause);
      }
    };
  }
}

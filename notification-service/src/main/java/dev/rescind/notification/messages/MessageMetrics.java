package dev.rescind.notification.messages;

import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.Party;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Messages by what became of them. */
@Component
class MessageMetrics {

  private final MeterRegistry registry;

  MessageMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void countOnceCommitted(MessageState state, Party audience) {
    OnceCommitted.count(() ->
        Counter.builder("rescind.notifications.messages")
            .description("Messages by what became of them")
            .tag("outcome", state.name())
            .tag("audience", audience.name())
            .register(registry)
            .increment());
  }
}

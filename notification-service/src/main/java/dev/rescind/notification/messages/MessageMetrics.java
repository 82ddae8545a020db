package dev.rescind.notification.messages;

import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.Party;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages by what became of them. */
@Component
class MessageMetrics {

  private final MeterRegistry registry;

  MessageMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (MessageState state :
        List.of(MessageState.SENT, MessageState.NOT_DUE, MessageState.FAILED)) {
      List.of(Party.CUSTOMER, Party.MERCHANT).forEach(audience -> messages(state, audience));
    }
  }

  void countOnceCommitted(MessageState state, Party audience) {
    OnceCommitted.count(() -> messages(state, audience).increment());
  }

  private Counter messages(MessageState state, Party audience) {
    return Counter.builder("rescind.notifications.messages")
        .description("Messages by what became of them")
        .tag("outcome", state.name())
        .tag("audience", audience.name())
        .register(registry);
  }
}

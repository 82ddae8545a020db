package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.RescindEvent;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notes what upstream says that orders hold. Idempotent, in any order, not replayed. */
@Configuration(proxyBeanMethods = false)
class OrderLineReactions {

  @Bean
  Reaction<OrderPlaced> whenOrderPlacedThenNoteItsLines(OrderLines lines) {
    return noting(
        OrderPlaced.class,
        lines,
        event -> new OrderLines.Held(event.orderId(), event.merchantId().value(), event.lines()));
  }

  @Bean
  Reaction<OrderAmended> whenOrderAmendedThenNoteItsLines(OrderLines lines) {
    return noting(
        OrderAmended.class,
        lines,
        event -> new OrderLines.Held(event.orderId(), null, event.lines()));
  }

  private static <E extends RescindEvent> Reaction<E> noting(
      Class<E> type, OrderLines lines, Function<E, OrderLines.Held> held) {
    return new Reaction<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void ahead(List<Incoming<E>> events) {
        lines.note(events.stream().map(Incoming::event).map(held).toList());
      }

      @Override
      public void on(E event, Cause cause) {
        // Noted ahead, with the others of the batch.
      }
    };
  }
}

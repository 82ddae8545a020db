package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.RescindEvent;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the order book does about upstream's events. Each is idempotent and may come in any order.
 */
@Configuration(proxyBeanMethods = false)
class OrderReactions {

  @Bean
  Reaction<OrderPlaced> whenOrderPlacedThenJudgeWaitingCases(
      OrderBook orders, WaitingCases waiting, OrderMetrics metrics) {
    return new WhenOrderPlacedThenJudgeWaitingCases(orders, waiting, metrics);
  }

  @Bean
  Reaction<OrderPaid> whenOrderPaidThenNoteThePayment(OrderBook orders) {
    return noting(OrderPaid.class, orders::paid);
  }

  @Bean
  Reaction<OrderCompleted> whenOrderCompletedThenNoteIt(OrderBook orders) {
    return noting(OrderCompleted.class, orders::completed);
  }

  @Bean
  Reaction<NoShowRecorded> whenNoShowRecordedThenNoteIt(OrderBook orders) {
    return noting(NoShowRecorded.class, orders::noShow);
  }

  private static <E extends RescindEvent> Reaction<E> noting(
      Class<E> type, Consumer<List<E>> note) {
    return new Reaction<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void ahead(List<Incoming<E>> events) {
        note.accept(events.stream().map(Incoming::event).toList());
      }

      @Override
      public void on(E event, Cause cause) {
        // Noted ahead, with the others of the batch.
      }
    };
  }
}

package dev.rescind.cancellation.orders;

import dev.rescind.cancellation.orders.OrderNotes.Milestone;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent.FulfilmentStarted;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderEvent.PaymentReturned;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the order book does about upstream's events. Each is idempotent and may come in any order.
 */
@Configuration(proxyBeanMethods = false)
class OrderReactions {

  private final OrderNotes notes;
  private final List<OrderChanges> followers;

  OrderReactions(OrderNotes notes, ObjectProvider<OrderChanges> followers) {
    this.notes = notes;
    this.followers = followers.orderedStream().toList();
  }

  @Bean
  Reaction<OrderPlaced> whenOrderPlacedThenJudgeWaitingCases(
      OrderBook orders, WaitingCases waiting, OrderMetrics metrics) {
    return new WhenOrderPlacedThenJudgeWaitingCases(notes, orders, waiting, metrics);
  }

  @Bean
  Reaction<OrderPaid> whenOrderPaidThenNoteThePayment(OrderMetrics metrics) {
    return new NotingReaction<>(
        OrderPaid.class, events -> metrics.foreign(notes.paid(events)), List.of());
  }

  @Bean
  Reaction<FulfilmentStarted> whenFulfilmentStartedThenNoteIt() {
    return new NotingReaction<>(
        FulfilmentStarted.class,
        events -> notes.passed(Milestone.FULFILMENT_STARTED, events),
        followers);
  }

  @Bean
  Reaction<OrderShipped> whenOrderShippedThenNoteIt() {
    return new NotingReaction<>(
        OrderShipped.class, events -> notes.passed(Milestone.SHIPPED, events), followers);
  }

  @Bean
  Reaction<OrderCompleted> whenOrderCompletedThenNoteIt() {
    return new NotingReaction<>(
        OrderCompleted.class, events -> notes.passed(Milestone.COMPLETED, events), followers);
  }

  @Bean
  Reaction<NoShowRecorded> whenNoShowRecordedThenNoteIt() {
    return new NotingReaction<>(
        NoShowRecorded.class, events -> notes.passed(Milestone.NO_SHOW, events), followers);
  }

  @Bean
  Reaction<OrderAmended> whenOrderAmendedThenNoteTheLatestRevision() {
    return new NotingReaction<>(OrderAmended.class, notes::amended, followers);
  }

  @Bean
  Reaction<PaymentReturned> whenPaymentReturnedThenNoteIt() {
    return new NotingReaction<>(PaymentReturned.class, notes::returned, followers);
  }

  @Bean
  Reaction<OrderClosedUpstream> whenOrderClosedUpstreamThenNoteIt() {
    return new NotingReaction<>(OrderClosedUpstream.class, notes::closed, followers);
  }
}

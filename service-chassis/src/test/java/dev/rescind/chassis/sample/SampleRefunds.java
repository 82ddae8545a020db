package dev.rescind.chassis.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleCommand.ScheduleAndFail;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** An aggregate that counts what happened to it. */
final class SampleRefunds {

  static final Instant SCHEDULED_AT = Instant.parse("2026-03-01T10:00:00Z");

  @SuppressWarnings("UnusedVariable") // Axon reads it.
  @AggregateIdentifier
  private @Nullable OrderId orderId;

  private int scheduled;

  SampleRefunds() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Integer decide(Schedule command) {
    apply(scheduled(command.orderId(), command.paymentId(), scheduled + 1));
    return scheduled;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(ScheduleAndFail command) {
    apply(scheduled(command.orderId(), new PaymentId("never"), scheduled + 1));
    throw new IllegalStateException("scripted: the aggregate throws");
  }

  @EventSourcingHandler
  void evolve(RefundEvent event) {
    orderId = event.orderId();
    scheduled++;
  }

  static RefundScheduled scheduled(OrderId order, PaymentId payment, int number) {
    Money amount = new Money(100L * number, "EUR");
    return new RefundScheduled(
        order,
        new CancellationId("case-" + order.value()),
        new StepId("step-" + number),
        new RefundId("refund-" + number),
        amount,
        List.of(new Tender(payment, amount, "CARD")),
        SCHEDULED_AT,
        false);
  }
}

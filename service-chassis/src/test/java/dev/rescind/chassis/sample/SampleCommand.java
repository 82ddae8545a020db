package dev.rescind.chassis.sample;

import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of {@link SampleRefunds}. */
public sealed interface SampleCommand {

  /** Schedules a refund for a payment; each time another one. */
  record Schedule(@TargetAggregateIdentifier OrderId orderId, PaymentId paymentId)
      implements SampleCommand {}

  /** Applies an event and throws. */
  record ScheduleAndFail(@TargetAggregateIdentifier OrderId orderId) implements SampleCommand {}
}

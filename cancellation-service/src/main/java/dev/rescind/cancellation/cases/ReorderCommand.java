package dev.rescind.cancellation.cases;

import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is asked about an order that was placed by mistake. */
public sealed interface ReorderCommand extends CaseCommand.OfCase {

  /** The customer acknowledges the mistake and will order again. */
  record PromiseReorder(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Basis basis,
      Instant at)
      implements ReorderCommand {}

  /**
   * The new order is there.
   *
   * @param bearing what the cancellation says about those concerned from now on
   */
  record LinkReorder(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      OrderPlaced reorder,
      Bearing bearing,
      Instant at)
      implements ReorderCommand {}

  /** The new order did not come in time. */
  record LapseReorder(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements ReorderCommand {}
}

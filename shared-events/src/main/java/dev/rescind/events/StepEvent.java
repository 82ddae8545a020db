package dev.rescind.events;

/** What the owner of a step of a settlement tells of it. */
public interface StepEvent {

  OrderId orderId();

  CancellationId cancellationId();

  /** The step of the settlement that it belongs to. */
  StepId stepId();
}

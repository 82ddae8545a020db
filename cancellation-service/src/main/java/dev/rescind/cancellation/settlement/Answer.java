package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.StepEvent;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a step answered.
 *
 * @param at when it answered, UTC
 * @param amountMinor what was refunded, in minor units; absent where no money is concerned
 * @param cause the event that carried the answer
 */
record Answer(
    OrderId orderId,
    CancellationId cancellationId,
    StepId stepId,
    StepOutcome outcome,
    Instant at,
    @Nullable Long amountMinor,
    Cause cause) {

  /** What the owner told of a step. */
  static Answer to(
      StepEvent event, StepOutcome outcome, Instant at, @Nullable Long amountMinor, Cause cause) {
    return new Answer(
        event.orderId(), event.cancellationId(), event.stepId(), outcome, at, amountMinor, cause);
  }

  @Nullable Object[] row() {
    return new @Nullable Object[] {
      outcome.name(),
      Objects.requireNonNull(cause.eventId()),
      Timestamp.from(at),
      amountMinor,
      stepId.value()
    };
  }
}

package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.StepOutcome;
import java.util.List;

/**
 * The new place could not be had: the step failed for good, and the case goes back to whoever has
 * to decide. Idempotent by the state of the case.
 */
final class WhenRescheduleDeclinedThenFailAlternative implements Reaction<RescheduleDeclined> {

  private final SettlementProcess settlement;

  WhenRescheduleDeclinedThenFailAlternative(SettlementProcess settlement) {
    this.settlement = settlement;
  }

  @Override
  public Class<RescheduleDeclined> event() {
    return RescheduleDeclined.class;
  }

  @Override
  public List<String> streams(RescheduleDeclined event) {
    return List.of(event.orderId().value());
  }

  @Override
  public void ahead(List<Incoming<RescheduleDeclined>> events) {
    settlement.heard(events);
  }

  @Override
  public void on(RescheduleDeclined event, Cause cause) {
    settlement.failed(Answer.to(event, StepOutcome.FAILED, event.declinedAt(), null, cause));
  }
}

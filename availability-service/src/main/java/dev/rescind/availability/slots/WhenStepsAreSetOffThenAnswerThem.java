package dev.rescind.availability.slots;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SettlementStep.RescheduleStep;
import java.util.List;
import java.util.stream.Stream;

/** Answers each step of a decision that is about places, whichever decision set it off. */
final class WhenStepsAreSetOffThenAnswerThem<E extends CancellationEvent & SettlingEvent>
    implements Reaction<E> {

  private final Class<E> event;
  private final PlaceSteps steps;

  WhenStepsAreSetOffThenAnswerThem(Class<E> event, PlaceSteps steps) {
    this.event = event;
    this.steps = steps;
  }

  @Override
  public Class<E> event() {
    return event;
  }

  @Override
  public List<String> streams(E event) {
    return event.settlement().stream()
        .flatMap(step ->
            switch (step) {
              case ReleaseStep release -> Stream.ofNullable(release.slot());
              case RescheduleStep move -> Stream.of(move.from(), move.to());
              case RefundStep _, CreditStep _, CompensationStep _, NoticeStep _ -> Stream.empty();
            })
        .map(slot -> slot.slotId().value())
        .toList();
  }

  @Override
  public void on(E event, Cause cause) {
    event
        .settlement()
        .forEach(step -> {
          switch (step) {
            case ReleaseStep release -> steps.release(event, release, cause);
            case RescheduleStep move -> steps.move(event, move, cause);
            case RefundStep _, CreditStep _, CompensationStep _, NoticeStep _ -> {}
          }
        });
  }
}

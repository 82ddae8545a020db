package dev.rescind.notification.messages;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.SettlementStep.NoticeStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers every notice step: by a message, or at once where it is history. */
@Component
final class WhenCancellationApprovedThenNotify implements Reaction<CancellationApproved> {

  private final Notifications notifications;

  WhenCancellationApprovedThenNotify(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public Class<CancellationApproved> event() {
    return CancellationApproved.class;
  }

  @Override
  public void on(CancellationApproved event, Cause cause) {
    event.settlement().stream()
        .filter(NoticeStep.class::isInstance)
        .map(NoticeStep.class::cast)
        .forEach(step -> answer(event, step, cause));
  }

  private void answer(CancellationApproved event, NoticeStep step, Cause cause) {
    PersonId person = person(event, step.audience());
    if (event.historical()) {
      notifications.leaveUntold(
          step.audience(), person, Message.NOTICE, event, step.stepId(), event.decidedAt(), cause);
    } else {
      notifications.tell(step.audience(), person, Message.NOTICE, event, step.stepId(), cause);
    }
  }

  private static @Nullable PersonId person(CancellationApproved event, Party audience) {
    return switch (audience) {
      case CUSTOMER -> new PersonId(event.customerId().value());
      case MERCHANT -> new PersonId(event.merchantId().value());
      case PLATFORM -> null;
    };
  }
}

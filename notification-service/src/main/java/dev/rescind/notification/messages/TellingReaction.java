package dev.rescind.notification.messages;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;

/**
 * Tells everybody whom an event concerns. Nobody is told of history; a settlement that asked for it
 * is answered at once.
 */
record TellingReaction<E extends CaseEvent>(Class<E> event, Notifications notifications)
    implements Reaction<E> {

  @Override
  public void on(E event, Cause cause) {
    WhoIsTold.of(event).forEach(recipient -> tell(recipient, event, cause));
  }

  private void tell(Recipient recipient, CaseEvent event, Cause cause) {
    if (!event.historical()) {
      notifications.tell(recipient, event, cause);
    } else if (recipient.stepId() != null && event instanceof SettlingEvent settling) {
      notifications.leaveUntold(recipient, event, settling.setOffAt(), cause);
    }
  }
}

package dev.rescind.notification.messages;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import org.springframework.stereotype.Component;

/**
 * A customer who asked and was refused hears why. Who is told is the one who asked: the request may
 * have been for an order that is not theirs, or is not known.
 */
@Component
final class WhenCancellationRejectedThenNotify implements Reaction<CancellationRejected> {

  private final Notifications notifications;

  WhenCancellationRejectedThenNotify(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public Class<CancellationRejected> event() {
    return CancellationRejected.class;
  }

  @Override
  public void on(CancellationRejected event, Cause cause) {
    String asker = event.requester().id();
    if (!event.historical() && event.requester().party() == Party.CUSTOMER && asker != null) {
      notifications.tell(Party.CUSTOMER, new PersonId(asker), Message.REJECTED, event, null, cause);
    }
  }
}

package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.PersonalContent.ContactPublished;
import org.springframework.stereotype.Component;

/** What waits for the person's contact details waits no longer. */
@Component
final class WhenContactPublishedThenHurry implements Reaction<ContactPublished> {

  private final EffectQueue effects;

  WhenContactPublishedThenHurry(EffectQueue effects) {
    this.effects = effects;
  }

  @Override
  public Class<ContactPublished> event() {
    return ContactPublished.class;
  }

  @Override
  public void on(ContactPublished event, Cause cause) {
    effects.hurry(Notifications.effectIds(event.personId().value()));
  }
}

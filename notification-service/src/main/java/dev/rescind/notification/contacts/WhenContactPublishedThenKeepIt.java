package dev.rescind.notification.contacts;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.PersonalContent.ContactPublished;
import org.springframework.stereotype.Component;

/** The last one of a person holds; the topic keeps them in order. */
@Component
final class WhenContactPublishedThenKeepIt implements Reaction<ContactPublished> {

  private final Contacts contacts;

  WhenContactPublishedThenKeepIt(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Class<ContactPublished> event() {
    return ContactPublished.class;
  }

  @Override
  public void on(ContactPublished event, Cause cause) {
    contacts.keep(event);
  }
}

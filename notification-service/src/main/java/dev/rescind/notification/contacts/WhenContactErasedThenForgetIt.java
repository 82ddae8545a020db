package dev.rescind.notification.contacts;

import dev.rescind.chassis.reacting.TombstoneReaction;
import dev.rescind.events.Topic;
import org.springframework.stereotype.Component;

/** Nothing of the person is left here afterwards. */
@Component
final class WhenContactErasedThenForgetIt implements TombstoneReaction {

  private final Contacts contacts;

  WhenContactErasedThenForgetIt(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Topic topic() {
    return Topic.CONTACTS;
  }

  @Override
  public void onErased(String key) {
    contacts.erase(key);
  }
}

package dev.rescind.notification.texts;

import dev.rescind.chassis.reacting.TombstoneReaction;
import dev.rescind.events.Topic;
import org.springframework.stereotype.Component;

/** Nothing of what was written is left here afterwards. */
@Component
final class WhenTextErasedThenForgetIt implements TombstoneReaction {

  private final Texts texts;

  WhenTextErasedThenForgetIt(Texts texts) {
    this.texts = texts;
  }

  @Override
  public Topic topic() {
    return Topic.TEXTS;
  }

  @Override
  public void onErased(String key) {
    texts.erase(key);
  }
}

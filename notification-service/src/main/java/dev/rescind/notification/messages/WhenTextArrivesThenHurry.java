package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.chassis.reacting.TombstoneReaction;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.TextId;
import dev.rescind.events.Topic;
import org.springframework.stereotype.Component;

/** What waits for the words, or would wait for words that were erased, waits no longer. */
@Component
final class WhenTextArrivesThenHurry implements Reaction<TextPublished>, TombstoneReaction {

  private final Messages messages;
  private final EffectQueue effects;

  WhenTextArrivesThenHurry(Messages messages, EffectQueue effects) {
    this.messages = messages;
    this.effects = effects;
  }

  @Override
  public Class<TextPublished> event() {
    return TextPublished.class;
  }

  @Override
  public void on(TextPublished event, Cause cause) {
    hurry(event.textId());
  }

  @Override
  public Topic topic() {
    return Topic.TEXTS;
  }

  @Override
  public void onErased(String key) {
    hurry(new TextId(key));
  }

  private void hurry(TextId text) {
    messages.pendingThatSay(text).stream().map(Message::effectId).forEach(effects::hurry);
  }
}

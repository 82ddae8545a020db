package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.reacting.TombstoneReaction;
import dev.rescind.events.Topic;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is still to be sent to the person fails for want of an address, at once. */
@Component
final class WhenContactErasedThenGiveUp implements TombstoneReaction {

  private final Messages messages;
  private final EffectQueue effects;
  private final Clock clock;

  WhenContactErasedThenGiveUp(Messages messages, EffectQueue effects, Clock clock) {
    this.messages = messages;
    this.effects = effects;
    this.clock = clock;
  }

  @Override
  public Topic topic() {
    return Topic.CONTACTS;
  }

  @Override
  public void onErased(String key) {
    messages.stopWaitingFor(key, clock.instant());
    effects.hurry(Notifications.effectIds(key));
  }
}

package dev.rescind.chassis.sample;

import dev.rescind.chassis.effects.Effect;
import dev.rescind.chassis.effects.EffectHandler;
import dev.rescind.chassis.effects.EffectOutcome;
import org.springframework.stereotype.Component;

/** Records the calls it is asked to make. */
@Component
final class SampleEffects implements EffectHandler {

  private final Script script;

  SampleEffects(Script script) {
    this.script = script;
  }

  @Override
  public String kind() {
    return "sample";
  }

  @Override
  public EffectOutcome perform(Effect effect) {
    return script.perform(effect);
  }
}

package dev.rescind.chassis.effects;

/** Makes calls of one kind. */
public interface EffectHandler {

  /** The kind of effect. */
  String kind();

  /**
   * Makes the call, outside any transaction. The same effect is performed again if the process dies
   * before its outcome is recorded: whoever cannot be asked twice is asked first what became of the
   * earlier attempt. An exception means that nothing is known; it is tried again later.
   */
  EffectOutcome perform(Effect effect);
}

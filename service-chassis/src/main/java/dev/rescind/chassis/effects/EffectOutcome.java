package dev.rescind.chassis.effects;

import java.time.Duration;

/** What became of a call. */
public sealed interface EffectOutcome {

  /**
   * It is decided, one way or the other.
   *
   * @param recording records it, in the unit of work that takes the effect off the queue
   */
  record Done(Runnable recording) implements EffectOutcome {}

  /**
   * It is not decided yet.
   *
   * @param after how long to wait before the next attempt
   * @param problem what came between; no personal data
   */
  record Again(Duration after, String problem) implements EffectOutcome {}

  /** Not decided yet, with the usual pauses: doubling from a second to ten minutes. */
  static EffectOutcome again(int attempt, String problem) {
    return new Again(Pauses.after(attempt), problem);
  }
}

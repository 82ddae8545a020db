package dev.rescind.chassis.effects;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what became of calls: all in one unit of work, and if that fails each in its own. */
final class OutcomeRecording {

  private static final Logger log = LoggerFactory.getLogger(OutcomeRecording.class);

  private final EffectQueue queue;
  private final UnitsOfWork units;
  private final Attempts attempts = new Attempts(4, Causes::isConcurrency);

  OutcomeRecording(EffectQueue queue, UnitsOfWork units) {
    this.queue = queue;
    this.units = units;
  }

  /** A call that was made. */
  record Performed(Effect effect, EffectOutcome outcome) {}

  /**
   * Records them, and answers those that have to wait until the database can take them. They are
   * kept rather than put back: what was done must not be done again because nobody could note it.
   */
  List<Performed> record(List<Performed> performed) {
    try {
      units.run(() -> performed.forEach(this::recordOne));
      return List.of();
    } catch (RuntimeException together) {
      log.info("{} outcomes not recorded at once: {}", performed.size(), Causes.inShort(together));
      return isAway(together)
          ? performed
          : performed.stream().filter(one -> !recordedAlone(one)).toList();
    }
  }

  private boolean recordedAlone(Performed performed) {
    try {
      attempts.run(() -> units.run(() -> recordOne(performed)));
      return true;
    } catch (RuntimeException e) {
      if (isAway(e)) {
        return false;
      }
      log.error("Outcome of {} not recorded yet: {}", performed.effect.id(), Causes.inShort(e));
      putBack(performed.effect, e);
      return true;
    }
  }

  private static boolean isAway(RuntimeException failure) {
    return Causes.isTransient(failure) && !Causes.isConcurrency(failure);
  }

  /** What cannot even be put back is left to its lease, and claimed again after it. */
  private void putBack(Effect effect, RuntimeException failure) {
    Duration pause = Pauses.after(effect.attempt());
    try {
      units.run(() -> queue.again(effect, new EffectOutcome.Again(pause, Causes.inShort(failure))));
    } catch (RuntimeException e) {
      log.error("{} waits for its lease to end: {}", effect.id(), Causes.inShort(e));
    }
  }

  private void recordOne(Performed performed) {
    switch (performed.outcome) {
      case EffectOutcome.Done done -> {
        if (queue.done(performed.effect)) {
          done.recording().run();
        } else {
          log.warn("{} was taken over by a later attempt", performed.effect.id());
        }
      }
      case EffectOutcome.Again again -> queue.again(performed.effect, again);
    }
  }
}

package dev.rescind.chassis.effects;

import dev.rescind.chassis.effects.OutcomeRecording.Performed;
import dev.rescind.chassis.failures.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that were begun, each on a thread of its own. For the worker's thread alone. */
final class CallsUnderWay {

  private static final Logger log = LoggerFactory.getLogger(CallsUnderWay.class);

  private final EffectCall call;
  private final Set<Effect> effects = Collections.newSetFromMap(new IdentityHashMap<>());
  private final BlockingQueue<Performed> answered = new LinkedBlockingQueue<>();

  CallsUnderWay(EffectCall call) {
    this.call = call;
  }

  /** Those that were begun and not handed out by {@link #finished} yet. */
  List<Effect> effects() {
    return List.copyOf(effects);
  }

  void begin(Effect effect) {
    // Not a virtual thread: on those the JDK's buffered streams begin small and grow byte by byte,
    // which made sending a mail cost more than everything else of a cancellation.
    Thread.ofPlatform()
        .name("effect")
        .daemon()
        .start(() -> answered.add(new Performed(effect, outcome(effect))));
    effects.add(effect);
  }

  private EffectOutcome outcome(Effect effect) {
    try {
      return call.make(effect);
    } catch (RuntimeException | Error e) {
      String problem = Causes.inShort(e);
      log.warn("Effect {} attempt {}: {}", effect.id(), effect.attempt(), problem);
      return EffectOutcome.again(effect.attempt(), problem);
    }
  }

  /** Hands out what is done, as soon as all are done or the time is up. */
  List<Performed> finished(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    List<Performed> finished = new ArrayList<>();
    while (finished.size() < effects.size()) {
      Performed next = answered.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      finished.add(next);
    }
    finished.forEach(one -> effects.remove(one.effect()));
    return finished;
  }
}

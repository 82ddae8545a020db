package dev.rescind.chassis.effects;

import dev.rescind.chassis.effects.OutcomeRecording.Performed;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.time.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that were decided: claims a batch, calls side by side, and records all outcomes
 * in one unit of work. The leases of calls that take long are renewed; what was claimed by a
 * process that died is claimed again when its lease ends.
 */
public final class EffectWorker extends Worker {

  private static final Logger log = LoggerFactory.getLogger(EffectWorker.class);
  private static final int BATCH = 64;
  private static final long RENEW_MILLIS = EffectQueue.LEASE.toMillis() / 5;

  private final EffectQueue queue;
  private final EffectCall call;
  private final UnitsOfWork units;
  private final OutcomeRecording recording;

  EffectWorker(EffectQueue queue, EffectCall call, UnitsOfWork units, String service) {
    super(service + "-effects");
    this.queue = queue;
    this.call = call;
    this.units = units;
    this.recording = new OutcomeRecording(queue, units);
    queue.onSubmitted(this::wake);
  }

  @Override
  public void start() {
    if (!call.handlers().isEmpty()) {
      super.start();
    }
  }

  @Override
  protected Duration work() throws InterruptedException {
    List<Effect> claimed = units.call(() -> queue.claim(BATCH));
    if (claimed.isEmpty()) {
      return IDLE;
    }
    record(perform(claimed));
    return Duration.ZERO;
  }

  private void record(List<Performed> performed) throws InterruptedException {
    List<Performed> left = recording.record(performed);
    while (!left.isEmpty() && isRunning()) {
      rest(IDLE);
      left = recording.record(left);
    }
  }

  private List<Performed> perform(List<Effect> effects) throws InterruptedException {
    List<Future<EffectOutcome>> answers = effects.stream().map(this::begin).toList();
    List<Performed> performed = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      performed.add(new Performed(effects.get(i), answer(effects, i, answers.get(i))));
    }
    return performed;
  }

  private Future<EffectOutcome> begin(Effect effect) {
    FutureTask<EffectOutcome> answer = new FutureTask<>(() -> call.make(effect));
    // Not a virtual thread: on those the JDK's buffered streams begin small and grow byte by byte,
    // which made sending a mail cost more than everything else of a cancellation.
    Thread.ofPlatform().name("effect").daemon().start(answer);
    return answer;
  }

  /** Waits for the answer to one call, and lets the leases of all not run out meanwhile. */
  private EffectOutcome answer(List<Effect> effects, int which, Future<EffectOutcome> answer)
      throws InterruptedException {
    while (true) {
      try {
        return answer.get(RENEW_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        renew(effects);
      } catch (ExecutionException e) {
        return unknown(effects.get(which), e.getCause());
      }
    }
  }

  private void renew(List<Effect> effects) {
    try {
      units.run(() -> queue.renew(effects));
    } catch (RuntimeException e) {
      log.warn("Leases of {} calls not renewed: {}", effects.size(), Causes.inShort(e));
    }
  }

  private static EffectOutcome unknown(Effect effect, @Nullable Throwable failure) {
    String problem = failure == null ? "unknown" : Causes.inShort(failure);
    log.warn("Effect {} attempt {}: {}", effect.id(), effect.attempt(), problem);
    return EffectOutcome.again(effect.attempt(), problem);
  }
}

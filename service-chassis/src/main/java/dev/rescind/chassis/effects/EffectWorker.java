package dev.rescind.chassis.effects;

import dev.rescind.chassis.effects.OutcomeRecording.Performed;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.time.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the calls that were decided: claims a batch, calls side by side, and records all outcomes
 * in one unit of work. The leases of calls that take long are renewed; what was claimed by a
 * process that died is claimed again when its lease ends.
 */
public final class EffectWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EffectWorker.class);
  private static final int BATCH = 64;
  private static final long IDLE_MILLIS = 1_000;
  private static final long RENEW_MILLIS = EffectQueue.LEASE.toMillis() / 5;

  private final EffectQueue queue;
  private final Map<String, EffectHandler> handlers;
  private final UnitsOfWork units;
  private final String service;
  private final OutcomeRecording recording;
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean running;
  private @Nullable Thread thread;

  EffectWorker(
      EffectQueue queue, Map<String, EffectHandler> handlers, UnitsOfWork units, String service) {
    this.queue = queue;
    this.handlers = Map.copyOf(handlers);
    this.units = units;
    this.recording = new OutcomeRecording(queue, units);
    this.service = service;
    queue.onSubmitted(doorbell::ring);
  }

  @Override
  public void start() {
    running = !handlers.isEmpty();
    if (running) {
      thread = Thread.ofPlatform().name(service + "-effects").start(this::workUntilStopped);
    }
  }

  @Override
  public void stop() {
    running = false;
    doorbell.ring();
    try {
      if (thread != null) {
        thread.join(15_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 500;
  }

  private void workUntilStopped() {
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      while (running) {
        try {
          List<Effect> claimed = units.call(() -> queue.claim(BATCH));
          if (claimed.isEmpty()) {
            rest();
          } else {
            record(perform(claimed, calls));
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          running = false;
        } catch (RuntimeException e) {
          log.warn("Effects pause: {}", Causes.inShort(e));
          rest();
        }
      }
    }
  }

  private void record(List<Performed> performed) {
    List<Performed> left = recording.record(performed);
    while (!left.isEmpty() && running) {
      rest();
      left = recording.record(left);
    }
  }

  private List<Performed> perform(List<Effect> effects, ExecutorService calls)
      throws InterruptedException {
    List<Future<EffectOutcome>> answers = new ArrayList<>();
    effects.forEach(effect -> answers.add(calls.submit(() -> perform(effect))));
    List<Performed> performed = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      performed.add(new Performed(effects.get(i), answer(effects, i, answers.get(i))));
    }
    return performed;
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

  private EffectOutcome perform(Effect effect) {
    EffectHandler handler = handlers.get(effect.kind());
    return handler == null
        ? EffectOutcome.again(effect.attempt(), "nobody handles " + effect.kind())
        : handler.perform(effect);
  }

  private static EffectOutcome unknown(Effect effect, @Nullable Throwable failure) {
    String problem = failure == null ? "unknown" : Causes.inShort(failure);
    log.warn("Effect {} attempt {}: {}", effect.id(), effect.attempt(), problem);
    return EffectOutcome.again(effect.attempt(), problem);
  }

  private void rest() {
    try {
      doorbell.rest(IDLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}

package dev.rescind.chassis.effects;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.reacting.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the calls that were decided: claims a batch, calls side by side, and records all outcomes
 * in one unit of work. What was claimed by a process that died is claimed again when its lease
 * ends.
 */
public final class EffectWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EffectWorker.class);
  private static final int BATCH = 64;
  private static final long IDLE_MILLIS = 1_000;

  private final EffectQueue queue;
  private final Map<String, EffectHandler> handlers;
  private final UnitsOfWork units;
  private final String service;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  EffectWorker(
      EffectQueue queue, Map<String, EffectHandler> handlers, UnitsOfWork units, String service) {
    this.queue = queue;
    this.handlers = Map.copyOf(handlers);
    this.units = units;
    this.service = service;
    queue.onSubmitted(wakeUps::release);
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
    wakeUps.release();
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
        } catch (RuntimeException e) {
          log.warn("Effects pause: {}", Causes.inShort(e));
          rest();
        }
      }
    }
  }

  private List<Performed> perform(List<Effect> effects, ExecutorService calls) {
    List<Callable<Performed>> tasks = new ArrayList<>();
    effects.forEach(effect -> tasks.add(() -> new Performed(effect, perform(effect))));
    try {
      List<Performed> performed = new ArrayList<>();
      for (Future<Performed> future : calls.invokeAll(tasks)) {
        performed.add(future.get());
      }
      return performed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private EffectOutcome perform(Effect effect) {
    EffectHandler handler = handlers.get(effect.kind());
    if (handler == null) {
      return EffectOutcome.again(effect.attempt(), "nobody handles " + effect.kind());
    }
    try {
      return handler.perform(effect);
    } catch (RuntimeException e) {
      log.warn("Effect {} attempt {}: {}", effect.id(), effect.attempt(), Causes.inShort(e));
      return EffectOutcome.again(effect.attempt(), Causes.inShort(e));
    }
  }

  private void record(List<Performed> performed) {
    try {
      units.run(() -> performed.forEach(this::recordOne));
    } catch (RuntimeException together) {
      for (Performed one : performed) {
        recordAlone(one);
      }
    }
  }

  private void recordAlone(Performed performed) {
    try {
      units.run(() -> recordOne(performed));
    } catch (RuntimeException e) {
      log.error("Outcome of {} not recorded yet: {}", performed.effect.id(), Causes.inShort(e));
      units.run(() ->
          queue.again(
              performed.effect,
              new EffectOutcome.Again(
                  Pauses.after(performed.effect.attempt()), Causes.inShort(e))));
    }
  }

  private void recordOne(Performed performed) {
    switch (performed.outcome) {
      case EffectOutcome.Done done -> {
        done.recording().run();
        queue.done(performed.effect);
      }
      case EffectOutcome.Again again -> queue.again(performed.effect, again);
    }
  }

  private void rest() {
    try {
      if (wakeUps.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private record Performed(Effect effect, EffectOutcome outcome) {}
}

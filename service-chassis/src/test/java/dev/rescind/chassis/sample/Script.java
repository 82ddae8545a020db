package dev.rescind.chassis.sample;

import dev.rescind.chassis.effects.Effect;
import dev.rescind.chassis.effects.EffectOutcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the tests tell the sample to do, and what it did. */
@Component
public final class Script {

  private final Map<String, Queue<Runnable>> reactions = new ConcurrentHashMap<>();
  private final Map<String, Function<Effect, EffectOutcome>> effects = new ConcurrentHashMap<>();
  private final List<String> reacted = new CopyOnWriteArrayList<>();
  private final List<Effect> performed = new CopyOnWriteArrayList<>();
  private final List<String> deadlines = new CopyOnWriteArrayList<>();

  /** Runs the work inside the next reaction to an event of the order, before anything else. */
  public synchronized void onceReacting(String orderId, Runnable work) {
    reactions.computeIfAbsent(orderId, id -> new ArrayDeque<>()).add(work);
  }

  /** Throws so many times from reactions to events of the order. */
  public void failing(String orderId, int times, RuntimeException failure) {
    for (int i = 0; i < times; i++) {
      onceReacting(
          orderId,
          () -> {
            throw failure;
          });
    }
  }

  public synchronized void heal(String orderId) {
    reactions.remove(orderId);
  }

  void reacting(String orderId, String what) {
    Runnable scripted;
    synchronized (this) {
      scripted = reactions.getOrDefault(orderId, new ArrayDeque<>()).poll();
    }
    if (scripted != null) {
      scripted.run();
    }
    reacted.add(what);
  }

  /** What was reacted to, in order; attempts that were taken back included. */
  public List<String> reacted() {
    return reacted;
  }

  public void whenPerforming(String effectId, Function<Effect, EffectOutcome> outcome) {
    effects.put(effectId, outcome);
  }

  EffectOutcome perform(Effect effect) {
    performed.add(effect);
    return effects.getOrDefault(effect.id(), any -> new EffectOutcome.Done(() -> {})).apply(effect);
  }

  /** The attempts at the effect, the oldest first. */
  public List<Integer> attemptsAt(String effectId) {
    return performed.stream()
        .filter(effect -> effect.id().equals(effectId))
        .map(Effect::attempt)
        .toList();
  }

  void deadlinePassed(String id) {
    deadlines.add(id);
  }

  public List<String> deadlines() {
    return deadlines;
  }
}

package dev.rescind.chassis.effects;

import dev.rescind.chassis.effects.OutcomeRecording.Performed;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.time.Worker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that were decided: claims a batch, calls side by side, and records in one unit of
 * work what is done. One that takes long holds up neither those beside it nor those after it; its
 * lease is renewed. What was claimed by a process that died is claimed again when its lease ends.
 */
public final class EffectWorker extends Worker {

  private static final Logger log = LoggerFactory.getLogger(EffectWorker.class);
  private static final int AT_ONCE = 64;

  /** How long calls that are done wait for others, to be recorded in one unit of work. */
  private static final Duration TOGETHER = Duration.ofMillis(100);

  private static final long RENEW_NANOS = EffectQueue.LEASE.toNanos() / 5;

  private final EffectQueue queue;
  private final EffectCall call;
  private final UnitsOfWork units;
  private final OutcomeRecording recording;
  private final CallsUnderWay calls;
  private long renewedAt = System.nanoTime();

  EffectWorker(EffectQueue queue, EffectCall call, UnitsOfWork units, String service) {
    super(service + "-effects");
    this.queue = queue;
    this.call = call;
    this.units = units;
    this.recording = new OutcomeRecording(queue, units);
    this.calls = new CallsUnderWay(call);
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
    List<Effect> underWay = calls.effects();
    if (underWay.size() < AT_ONCE) {
      units.call(() -> queue.claim(AT_ONCE - underWay.size(), underWay)).forEach(calls::begin);
    }
    if (calls.effects().isEmpty()) {
      return IDLE;
    }
    record(calls.finished(TOGETHER));
    renewWhenDue();
    return Duration.ZERO;
  }

  /** What was done must be recorded, or it is done again after the next start. */
  @Override
  protected void finish() throws InterruptedException {
    while (!calls.effects().isEmpty()) {
      record(calls.finished(TOGETHER));
      renewWhenDue();
    }
  }

  private void record(List<Performed> performed) throws InterruptedException {
    List<Performed> left = performed.isEmpty() ? performed : recording.record(performed);
    while (!left.isEmpty() && isRunning()) {
      rest(IDLE);
      left = recording.record(left);
    }
  }

  private void renewWhenDue() {
    List<Effect> underWay = calls.effects();
    if (underWay.isEmpty() || System.nanoTime() - renewedAt < RENEW_NANOS) {
      return;
    }
    renewedAt = System.nanoTime();
    try {
      units.run(() -> queue.renew(underWay));
    } catch (RuntimeException e) {
      log.warn("Leases of {} calls not renewed: {}", underWay.size(), Causes.inShort(e));
    }
  }
}

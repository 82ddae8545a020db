package dev.rescind.cancellation.policies;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Publishes the presets before the first request is taken, so that every order has a policy. */
@Component
final class PresetPolicies implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PresetPolicies.class);

  private final PolicyBook policies;
  private final UnitsOfWork units;
  private volatile boolean running;

  PresetPolicies(PolicyBook policies, UnitsOfWork units) {
    this.policies = policies;
    this.units = units;
  }

  @Override
  public void start() {
    PolicyFiles.presets().forEach(preset -> units.run(() -> publish(preset)));
    running = true;
  }

  private void publish(Policy preset) {
    try {
      if (policies.publish(preset)) {
        log.info("Published the preset {}", preset);
      }
    } catch (VersionTakenException e) {
      log.warn("The preset {} differs from what is published under its version; kept that", preset);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return -100;
  }
}

package dev.rescind.standalone;

import java.time.Clock;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Gives a service the clock of the instance in place of its own: all tell the same time. One of
 * them answers questions about it.
 *
 * @param turnable whether it may be turned through that service
 */
record SharedClock(TurnableClock clock, boolean turnable, boolean answersHere)
    implements ApplicationContextInitializer<GenericApplicationContext> {

  @Override
  public void initialize(GenericApplicationContext context) {
    // Registered before the service's own beans are looked at, of which one gives way to it.
    context.registerBean(Clock.class, () -> clock);
    if (answersHere) {
      context.registerBean(ClockApi.class, () -> new ClockApi(clock, turnable));
    }
  }
}

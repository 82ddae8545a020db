package dev.rescind.availability.slots;

import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Places taken and freed, and slots that were sold beyond what they hold. */
@Component
final class SlotMetrics {

  private final Counter reserved;
  private final Counter released;
  private final Counter nothing;

  SlotMetrics(MeterRegistry registry, JdbcTemplate jdbc) {
    reserved = counter(registry, "rescind.slots.places.reserved", "Places taken by order lines");
    released = counter(registry, "rescind.slots.places.released", "Places that became free again");
    nothing =
        counter(registry, "rescind.slots.steps.nothing", "Release steps whose places were free");
    Gauge.builder("rescind.slots.overbooked", jdbc, SlotMetrics::overbooked)
        .description("Slots of which more places are held than there are")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static long overbooked(JdbcTemplate jdbc) {
    Long count =
        jdbc.queryForObject("select count(*) from slots where reserved > capacity", Long.class);
    return count == null ? 0 : count;
  }

  /** Counts when the running transaction has committed: what is rolled back comes again. */
  void countOnceCommitted(AvailabilityEvent event) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            count(event);
          }
        });
  }

  private void count(AvailabilityEvent event) {
    switch (event) {
      case SlotOpened opened -> {}
      case SlotReserved taken -> reserved.increment(taken.quantity());
      case SlotReleased freed -> released.increment(freed.quantity());
      case NothingToRelease free -> nothing.increment();
    }
  }
}

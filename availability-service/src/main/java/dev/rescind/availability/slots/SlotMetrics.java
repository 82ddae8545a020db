package dev.rescind.availability.slots;

import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Places taken and freed. */
@Component
final class SlotMetrics {

  private final Counter reserved;
  private final Counter released;
  private final Counter nothing;

  SlotMetrics(MeterRegistry registry) {
    reserved = counter(registry, "rescind.slots.places.reserved", "Places taken by order lines");
    released = counter(registry, "rescind.slots.places.released", "Places that became free again");
    nothing =
        counter(registry, "rescind.slots.steps.nothing", "Release steps whose places were free");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void countOnceCommitted(AvailabilityEvent event) {
    OnceCommitted.count(() -> count(event));
  }

  private void count(AvailabilityEvent event) {
    switch (event) {
      case SlotOpened _,
          AvailabilityEvent.SlotHeld _,
          AvailabilityEvent.HoldExpired _,
          AvailabilityEvent.RescheduleConfirmed _,
          AvailabilityEvent.RescheduleDeclined _ -> {}
      case SlotReserved taken -> reserved.increment(taken.quantity());
      case SlotReleased freed -> released.increment(freed.quantity());
      case NothingToRelease free -> nothing.increment();
    }
  }
}

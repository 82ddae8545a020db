package dev.rescind.availability.slots;

import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Places taken, held, freed and closed, and lines that moved. */
@Component
final class SlotMetrics {

  private final Counter reserved;
  private final Counter released;
  private final Counter vacated;
  private final Counter nothing;
  private final Counter closed;
  private final Counter held;
  private final Counter expired;
  private final Counter moved;
  private final Counter declined;

  SlotMetrics(MeterRegistry registry) {
    reserved = counter(registry, "rescind.slots.places.reserved", "Places taken by order lines");
    released = counter(registry, "rescind.slots.places.released", "Places that became free again");
    vacated = counter(registry, "rescind.slots.places.vacated", "Places left by lines that moved");
    nothing =
        counter(registry, "rescind.slots.steps.nothing", "Release steps whose places were free");
    closed = counter(registry, "rescind.slots.places.closed", "Places that cancellations closed");
    held = counter(registry, "rescind.slots.places.held", "Places held for offers");
    expired = counter(registry, "rescind.slots.places.expired", "Held places let go again");
    moved = counter(registry, "rescind.slots.reschedules.confirmed", "Lines that moved");
    declined = counter(registry, "rescind.slots.reschedules.declined", "Lines that could not move");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void countOnceCommitted(AvailabilityEvent event) {
    OnceCommitted.count(() -> count(event));
  }

  private void count(AvailabilityEvent event) {
    switch (event) {
      case SlotOpened _ -> {}
      case SlotReserved it -> reserved.increment(it.quantity());
      case SlotReleased it -> released.increment(it.quantity());
      case SlotVacated it -> vacated.increment(it.quantity());
      case SlotClosed it -> closed.increment(it.quantity());
      case SlotHeld it -> held.increment(it.quantity());
      case HoldExpired it -> expired.increment(it.quantity());
      case RescheduleConfirmed _ -> moved.increment();
      case RescheduleDeclined _ -> declined.increment();
      case NothingToRelease _ -> nothing.increment();
    }
  }
}

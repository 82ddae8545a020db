package dev.rescind.chassis.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one source: set anew in place, so that no scrape falls between two answers. */
final class ShownFigures {

  private final MeterRegistry registry;
  private final Map<Place, Shown> shown = new HashMap<>();

  ShownFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Place(Figure.Kind kind, Tags tags) {}

  private record Shown(AtomicLong value, Meter meter) {}

  /** Shows these and nothing else. */
  void show(List<Figure> figures) {
    Set<Place> gone = new HashSet<>(shown.keySet());
    for (Figure figure : figures) {
      Place place = new Place(figure.kind(), figure.tags());
      gone.remove(place);
      shown.computeIfAbsent(place, this::register).value.set(figure.value());
    }
    for (Place place : gone) {
      Shown removed = shown.remove(place);
      if (removed != null) {
        registry.remove(removed.meter);
      }
    }
  }

  private Shown register(Place place) {
    AtomicLong value = new AtomicLong();
    Figure.Kind kind = place.kind;
    String unit = kind.unit().isEmpty() ? null : kind.unit();
    Meter meter =
        kind.cumulative()
            ? FunctionCounter.builder(kind.name(), value, AtomicLong::get)
                .description(kind.description())
                .tags(place.tags)
                .register(registry)
            : Gauge.builder(kind.name(), value, AtomicLong::get)
                .description(kind.description())
                .baseUnit(unit)
                .tags(place.tags)
                .register(registry);
    return new Shown(value, meter);
  }
}

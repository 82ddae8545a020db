package dev.rescind.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every event there is, by name; read off the sealed interfaces, so that none can be forgotten. */
public final class EventCatalogue {

  private static final EventCatalogue STANDARD = new EventCatalogue(RescindEvent.class, List.of());

  private final Map<String, Class<? extends RescindEvent>> typesByName = new HashMap<>();
  private final Map<EventType, Upcaster> upcasters = new HashMap<>();

  EventCatalogue(Class<?> root, Collection<? extends Upcaster> upcasters) {
    records(root).forEach(type -> typesByName.put(type.getSimpleName(), type));
    upcasters.forEach(upcaster -> this.upcasters.put(upcaster.from(), upcaster));
  }

  /** The catalogue of this version of the language. */
  public static EventCatalogue standard() {
    return STANDARD;
  }

  /** The current type of an event. */
  public static EventType typeOf(Class<?> event) {
    EventVersion version = event.getAnnotation(EventVersion.class);
    return new EventType(event.getSimpleName(), version == null ? 1 : version.value());
  }

  /** The record that stands for the event's newest version, if the name is known. */
  public Optional<Class<? extends RescindEvent>> find(String name) {
    return Optional.ofNullable(typesByName.get(name));
  }

  /** All events, by name. */
  public List<Class<? extends RescindEvent>> events() {
    return typesByName.values().stream()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .toList();
  }

  @Nullable Upcaster upcasterFrom(EventType type) {
    return upcasters.get(type);
  }

  private static Stream<Class<? extends RescindEvent>> records(Class<?> type) {
    if (type.isRecord()) {
      return Stream.of(type.asSubclass(RescindEvent.class));
    }
    return Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogue::records);
  }
}

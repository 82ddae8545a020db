package dev.rescind.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Every event there is, by name; read off the sealed interfaces, so that none can be forgotten. */
public final class EventCatalogue {

  private static final EventCatalogue STANDARD =
      new EventCatalogue(
          records(RescindEvent.class).distinct().toList(),
          List.of(),
          event -> EventCatalogue.typeOf(event).version());

  private final Map<String, Class<? extends RescindEvent>> typesByName = new HashMap<>();
  private final Map<EventType, Upcaster> upcasters = new HashMap<>();

  /** Looked up for every event that is read. */
  private final Map<Class<? extends RescindEvent>, Integer> versions = new HashMap<>();

  /**
   * @throws IllegalStateException if two events share a name, or the upcasters are not one for each
   *     older version of each event: better at start than at the first old record
   */
  EventCatalogue(
      Collection<? extends Class<? extends RescindEvent>> events,
      Collection<? extends Upcaster> upcasters,
      ToIntFunction<Class<?>> versions) {
    for (Class<? extends RescindEvent> event : events) {
      this.versions.put(event, versions.applyAsInt(event));
      require(
          typesByName.put(event.getSimpleName(), event) == null,
          "two events named",
          event.getSimpleName());
    }
    for (Upcaster upcaster : upcasters) {
      EventType from = upcaster.from();
      require(this.upcasters.put(from, upcaster) == null, "two upcasters from", from);
    }
    requireCompleteChains();
  }

  private void requireCompleteChains() {
    Map<EventType, Upcaster> unused = new HashMap<>(upcasters);
    for (Class<? extends RescindEvent> event : typesByName.values()) {
      for (int version = 1; version < currentVersion(event); version++) {
        EventType old = new EventType(event.getSimpleName(), version);
        require(unused.remove(old) != null, "no upcaster from", old);
      }
    }
    require(unused.isEmpty(), "upcasters that lead to no event, from", unused.keySet());
  }

  private static void require(boolean held, String rule, Object broken) {
    if (!held) {
      throw new IllegalStateException(rule + " " + broken);
    }
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

  int currentVersion(Class<? extends RescindEvent> event) {
    return versions.getOrDefault(event, 1);
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

  /** The way up from an older version; there is one, see the constructor. */
  Upcaster upcasterFrom(EventType type) {
    Upcaster upcaster = upcasters.get(type);
    if (upcaster == null) {
      throw new IllegalStateException("no upcaster from " + type);
    }
    return upcaster;
  }

  private static Stream<Class<? extends RescindEvent>> records(Class<?> type) {
    if (type.isRecord()) {
      return Stream.of(type.asSubclass(RescindEvent.class));
    }
    return Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogue::records);
  }
}

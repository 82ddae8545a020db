package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON bytes and back. Unknown fields are ignored; a missing field is an error unless its
 * component is nullable; an old version is lifted to the newest before it is read.
 */
public final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(
              new AnnotationIntrospectorPair(
                  new NullnessIntrospector(), new JacksonAnnotationIntrospector()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer();

  private final EventCatalogue catalogue;

  /** Reads and writes the events of the given catalogue. */
  public EventJson(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Reads and writes the events of this version of the language. */
  public static EventJson standard() {
    return Holder.STANDARD;
  }

  /** The mapper that the language is written with, for what travels inside and beside events. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public byte[] write(RescindEvent event) {
    return WRITER.writeValueAsBytes(event);
  }

  /**
   * @throws UnreadableEventException if the type is unknown or of a later version, or the bytes do
   *     not make the event that the type promises
   */
  public RescindEvent read(EventType type, byte[] json) {
    Class<? extends RescindEvent> target =
        catalogue
            .find(type.name())
            .orElseThrow(() -> new UnreadableEventException("unknown event type " + type, null));
    int current = EventCatalogue.typeOf(target).version();
    if (type.version() > current) {
      throw new UnreadableEventException(type + " is newer than v" + current, null);
    }
    try {
      return type.version() == current
          ? MAPPER.readValue(new ByteArrayInputStream(json), target)
          : MAPPER.treeToValue(lift(type, current, MAPPER.readTree(json)), target);
    } catch (RuntimeException e) {
      throw UnreadableEventException.because(type, e);
    }
  }

  private JsonNode lift(EventType type, int current, JsonNode json) {
    JsonNode lifted = json;
    for (int version = type.version(); version < current; version++) {
      EventType from = new EventType(type.name(), version);
      Upcaster upcaster = catalogue.upcasterFrom(from);
      if (upcaster == null || !(lifted instanceof ObjectNode event)) {
        throw new IllegalStateException("no way up from " + from);
      }
      lifted = upcaster.upcast(event);
    }
    return lifted;
  }

  private static final class Holder {
    private static final EventJson STANDARD = new EventJson(EventCatalogue.standard());
  }
}

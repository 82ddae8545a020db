package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Events as JSON bytes and back. Unknown fields are ignored; a missing field is an error unless its
 * component is nullable; nothing is coerced (no text for a number, no fraction cut off); what is
 * written is the components and nothing that is computed from them; an old version is lifted to the
 * newest before it is read.
 */
public final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(
              new AnnotationIntrospectorPair(
                  new NullnessIntrospector(), new JacksonAnnotationIntrospector()))
          .addModule(TimeReaders.module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(LogicalType.Textual, EventJson::textStaysText)
          .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .changeDefaultVisibility(
              visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
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

  /** A copy as it would be read back, whoever made the tree: same numbers, same equality. */
  static JsonNode copy(JsonNode tree) {
    return MAPPER.readTree(MAPPER.writeValueAsBytes(tree));
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
            .orElseThrow(() -> new UnreadableEventException("unknown event type " + type));
    int current = catalogue.currentVersion(target);
    if (type.version() > current) {
      throw new UnreadableEventException(type + " is newer than v" + current);
    }
    RescindEvent event;
    try {
      event =
          type.version() == current
              ? MAPPER.readValue(new ByteArrayInputStream(json), target)
              : MAPPER.treeToValue(lift(type, current, MAPPER.readTree(json)), target);
    } catch (UnreadableEventException e) {
      throw e;
    } catch (RuntimeException e) {
      throw UnreadableEventException.because(type, e);
    }
    if (event == null) {
      throw UnreadableEventException.noObject(type);
    }
    return event;
  }

  private ObjectNode lift(EventType type, int current, JsonNode json) {
    if (!(json instanceof ObjectNode event)) {
      throw UnreadableEventException.noObject(type);
    }
    ObjectNode lifted = event;
    for (int version = type.version(); version < current; version++) {
      lifted = catalogue.upcasterFrom(new EventType(type.name(), version)).upcast(lifted);
    }
    return lifted;
  }

  private static void textStaysText(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static final class Holder {
    private static final EventJson STANDARD = new EventJson(EventCatalogue.standard());
  }
}

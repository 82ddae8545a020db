package dev.rescind.chassis.eventstore;

import static java.util.Objects.requireNonNull;

import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Stores an event under its published name and version and as its published bytes, so that
 * publishing copies bytes and a renamed class costs nothing. Metadata is a flat JSON object.
 */
public final class EventSerializer implements Serializer {

  private static final TypeReference<Map<String, String>> FLAT = new TypeReference<>() {};

  private final EventJson json;
  private final Converter converter = new ChainingConverter();

  /** Writes and reads by the given language. */
  public EventSerializer(EventJson json) {
    this.json = json;
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expected) {
    requireNonNull(object);
    byte[] bytes =
        object instanceof RescindEvent event
            ? json.write(event)
            : EventJson.mapper().writeValueAsBytes(object);
    SerializedType type = typeOf(object.getClass());
    return new SimpleSerializedObject<>(converter.convert(bytes, expected), expected, type);
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> expected) {
    return converter.canConvert(byte[].class, expected);
  }

  @Override
  // The type that the caller asks for is the one that was stored; the signature is Axon's.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <S, T> T deserialize(SerializedObject<S> stored) {
    byte[] bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
    String name = stored.getType().getName();
    if (name.equals(MetaData.class.getName())) {
      return (T) MetaData.from(EventJson.mapper().readValue(bytes, FLAT));
    }
    return (T) json.read(new EventType(name, version(stored.getType())), bytes);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return type.getName().equals(MetaData.class.getName())
        ? MetaData.class
        : EventCatalogue.standard()
            .find(type.getName())
            .<Class<?>>map(known -> known)
            .orElse(UnknownSerializedType.class);
  }

  @Override
  @SuppressWarnings("rawtypes") // As Axon declares it.
  public SerializedType typeForClass(@Nullable Class type) {
    return typeOf(requireNonNull(type));
  }

  private static SerializedType typeOf(Class<?> type) {
    if (MetaData.class.isAssignableFrom(type)) {
      return new SimpleSerializedType(MetaData.class.getName(), null);
    }
    EventType event = EventCatalogue.typeOf(type);
    return new SimpleSerializedType(event.name(), String.valueOf(event.version()));
  }

  @Override
  public Converter getConverter() {
    return converter;
  }

  private static int version(SerializedType type) {
    return Integer.parseInt(type.getRevision());
  }
}

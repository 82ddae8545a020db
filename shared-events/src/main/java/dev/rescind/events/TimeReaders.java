package dev.rescind.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads instants and zones from text alone. A number could be seconds or milliseconds; guessing
 * would put an appointment into another century.
 */
final class TimeReaders {

  private TimeReaders() {}

  static JacksonModule module() {
    return new SimpleModule("time")
        .addDeserializer(Instant.class, new FromText<>(Instant.class, InstantText::parse))
        .addDeserializer(ZoneId.class, new FromText<>(ZoneId.class, ZoneId::of));
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      String text = parser.getString();
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, type, "not of this form").withCause(e);
      }
    }
  }
}

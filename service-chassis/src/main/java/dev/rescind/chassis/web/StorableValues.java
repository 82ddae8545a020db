package dev.rescind.chassis.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * What a request may say because every store can keep it: instants of the years 1 to 9999, and text
 * without the character NUL, which Postgres takes in no text.
 */
public final class StorableValues {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private StorableValues() {}

  /** Refuses the others in a body, naming their field. */
  static SimpleModule inBodies() {
    return new SimpleModule("storable-values")
        .addDeserializer(Instant.class, new Instants())
        .addDeserializer(String.class, new Texts());
  }

  /**
   * The instant that a text tells.
   *
   * @throws IllegalArgumentException if it tells none, or one out of the years 1 to 9999
   */
  public static Instant instant(String text) {
    try {
      return check(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an instant, like 2026-03-02T09:00:00Z", e);
    }
  }

  private static Instant check(Instant at) {
    if (at.isBefore(FIRST) || !at.isBefore(END)) {
      throw new IllegalArgumentException("must be in the years 1 to 9999");
    }
    return at;
  }

  static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }

  private static final class Instants extends StdScalarDeserializer<Instant> {

    Instants() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      return check(InstantDeserializer.INSTANT.deserialize(json, context));
    }
  }

  private static final class Texts extends StringDeserializer {

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      String text = super.deserialize(json, context);
      if (!isText(text)) {
        throw new IllegalArgumentException("must not have the character NUL");
      }
      return text;
    }
  }
}

package dev.rescind.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas (2020-12) of the events, as they lie beside the records. */
public final class EventSchemas {

  /** What every schema's {@code $id} begins with; a name, nothing is fetched from there. */
  public static final String BASE = "https://rescind.dev/events/schemas/";

  /** The file that the schemas share their definitions in. */
  public static final String COMMON = "common.schema.json";

  private EventSchemas() {}

  /** The file name of an event's schema, relative to {@link #BASE}. */
  public static String fileName(EventType type) {
    return type + ".schema.json";
  }

  /**
   * The schema of an event.
   *
   * @throws IllegalArgumentException if there is none of that name and version
   */
  public static JsonNode load(EventType type) {
    return load(fileName(type));
  }

  /** The shared definitions. */
  public static JsonNode common() {
    return load(COMMON);
  }

  /**
   * The bytes of an event's schema; to be closed by the caller.
   *
   * @throws IllegalArgumentException if there is none of that name and version
   */
  public static InputStream open(EventType type) {
    return open(fileName(type));
  }

  private static JsonNode load(String fileName) {
    try (InputStream in = open(fileName)) {
      return EventJson.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String fileName) {
    InputStream in = EventSchemas.class.getResourceAsStream("schemas/" + fileName);
    if (in == null) {
      throw new IllegalArgumentException("no schema " + fileName);
    }
    return in;
  }
}

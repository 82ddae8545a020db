package dev.rescind.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every sample of every event, in every version: one story of an order that was placed, paid,
 * cancelled, refunded, released, notified and settled, with its other endings. Ids agree across all
 * of them, so that any module can feed its readers and its {@code evolve} with them.
 */
public final class GoldenSamples {

  private static final String FULL = ".json";
  private static final String MINIMAL = ".minimal.json";

  private GoldenSamples() {}

  /**
   * One sample.
   *
   * @param type the version that its bytes are written in
   * @param resource its name beside the package
   * @param text the committed JSON
   */
  public record Sample(EventType type, String resource, String text) {

    /** The committed bytes. */
    public byte[] json() {
      return text.getBytes(UTF_8);
    }

    /** What a reader of today makes of it. */
    public RescindEvent event() {
      return EventJson.standard().read(type, json());
    }

    @Override
    public String toString() {
      return resource;
    }
  }

  /** Every sample there is: of each event first the one with all fields, then the minimal one. */
  public static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (Class<? extends RescindEvent> event : EventCatalogue.standard().events()) {
      EventType current = EventCatalogue.typeOf(event);
      for (int version = 1; version <= current.version(); version++) {
        EventType type = new EventType(current.name(), version);
        samples.add(full(type));
        samples.add(minimal(type));
      }
    }
    return List.copyOf(samples);
  }

  /** All samples as events. */
  public static List<RescindEvent> events() {
    return all().stream().map(Sample::event).toList();
  }

  /** The samples that are events of the given kind: a record or a sealed interface. */
  public static <T> Stream<T> events(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The sample of an event with every field filled. */
  public static <T extends RescindEvent> T full(Class<T> event) {
    return event.cast(full(EventCatalogue.typeOf(event)).event());
  }

  /** The sample of an event with nothing but what is required. */
  public static <T extends RescindEvent> T minimal(Class<T> event) {
    return event.cast(minimal(EventCatalogue.typeOf(event)).event());
  }

  static Sample full(EventType type) {
    return sample(type, FULL);
  }

  static Sample minimal(EventType type) {
    return sample(type, MINIMAL);
  }

  private static Sample sample(EventType type, String ending) {
    String resource = "samples/" + type + ending;
    try (InputStream in = EventCatalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(type + " lacks the sample " + resource);
      }
      return new Sample(type, resource, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

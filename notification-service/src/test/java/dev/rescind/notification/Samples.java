package dev.rescind.notification;

import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The golden samples of the language, changed where a test wants them otherwise. */
public final class Samples {

  private Samples() {}

  /** The full sample of the event. */
  public static <E extends RescindEvent> E of(Class<E> event) {
    return of(event, "{}");
  }

  /**
   * The full sample, with some fields set anew.
   *
   * @param changes JSON object of top-level fields; null takes one away
   */
  public static <E extends RescindEvent> E of(Class<E> event, String changes) {
    EventType type = EventCatalogue.typeOf(event);
    ObjectNode json = (ObjectNode) EventJson.mapper().readTree(text(type));
    json.setAll((ObjectNode) EventJson.mapper().readTree(changes));
    return event.cast(EventJson.standard().read(type, EventJson.mapper().writeValueAsBytes(json)));
  }

  private static byte[] text(EventType type) {
    String name = "samples/" + type + ".json";
    try (InputStream sample = RescindEvent.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(sample, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

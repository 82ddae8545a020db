package dev.rescind.notification.messages;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sending a message needs to know, kept only until it is sent. The event holds no personal
 * data; where the mail goes and to what name is looked up when it goes.
 *
 * @param eventType as in {@code ce_type}, so that one that waited over an upgrade is still readable
 */
record Dispatch(
    UUID messageId,
    @Nullable String eventId,
    @Nullable String traceParent,
    String eventType,
    JsonNode event) {

  static Dispatch of(Message message, RescindEvent event, Cause cause) {
    return new Dispatch(
        message.id(),
        cause.eventId(),
        cause.traceParent(),
        EventCatalogue.typeOf(event.getClass()).toString(),
        EventJson.mapper().readTree(EventJson.standard().write(event)));
  }

  Cause cause() {
    return new Cause(eventId, traceParent);
  }

  RescindEvent toEvent() {
    byte[] json = EventJson.mapper().writeValueAsBytes(event);
    return EventJson.standard().read(EventType.parse(eventType), json);
  }
}

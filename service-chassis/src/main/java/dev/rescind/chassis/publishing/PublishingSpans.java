package dev.rescind.chassis.publishing;

import dev.rescind.chassis.tracing.Traced;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.chassis.tracing.Tracing.Kind;
import java.util.List;
import java.util.Objects;

/** A span for each event on its way to the broker, in the trace in which it was decided. */
record PublishingSpans(Tracing tracing, String topic) {

  /** Begins the spans; none while tracing is off, and none for an event that is in no trace. */
  List<Traced> begin(List<StoredEvent> events) {
    return tracing.isOn()
        ? events.stream()
            .filter(event -> event.metadata().containsKey("traceparent"))
            .map(this::begin)
            .toList()
        : List.of();
  }

  private Traced begin(StoredEvent event) {
    String parent = Objects.requireNonNull(event.metadata().get("traceparent"));
    return tracing
        .begin(Kind.PRODUCER, "publish " + topic, parent)
        .note("messaging.system", "kafka")
        .note("messaging.destination.name", topic)
        .note("rescind.event.id", event.eventId())
        .note("rescind.event.type", event.type())
        .note(Traced.CASE, event.metadata().get(StoredEvent.CORRELATION_ID));
  }
}

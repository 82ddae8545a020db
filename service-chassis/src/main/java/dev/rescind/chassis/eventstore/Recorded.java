package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.tracing.TraceParent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.RescindEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was just stored, for the views that are kept in the same transaction.
 *
 * @param causationId id of the event that led to it, if one did
 * @param traceParent the trace in which it was decided, W3C form
 * @param recordedAt UTC
 */
public record Recorded(
    String eventId,
    RescindEvent event,
    @Nullable String causationId,
    @Nullable String traceParent,
    Instant recordedAt) {

  /** Does what follows from the event in its trace and for its case. */
  public void follow(Runnable work) {
    TraceParent.during(
        traceParent,
        event.correlation().map(CancellationId::value),
        () -> {
          work.run();
          return event;
        });
  }
}

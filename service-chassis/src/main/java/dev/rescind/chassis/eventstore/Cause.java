package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.tracing.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * What led to a command; the events it brings about carry it.
 *
 * @param eventId id of the event that was reacted to; absent where a person asked
 * @param traceParent W3C trace context
 * @param ledBy id of the event that had led to the one reacted to, as its envelope tells
 */
public record Cause(
    @Nullable String eventId, @Nullable String traceParent, @Nullable String ledBy) {

  /** A cause of which no more is known. */
  public Cause(@Nullable String eventId, @Nullable String traceParent) {
    this(eventId, traceParent, null);
  }

  static final String CAUSATION_ID = "causationid";
  static final String TRACE_PARENT = "traceparent";

  /** The same cause, as a step further in its trace. */
  public Cause in(@Nullable String trace) {
    return new Cause(eventId, trace, ledBy);
  }

  /** A person's request, in the trace of the current thread. */
  public static Cause request() {
    return new Cause(null, TraceParent.current());
  }
}

package dev.rescind.chassis.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/** The W3C form of a span's context, there and back. */
final class SpanContexts {

  private SpanContexts() {}

  static SpanContext read(@Nullable String traceParent) {
    return traceParent == null || !TraceParent.isWellFormed(traceParent)
        ? SpanContext.getInvalid()
        : SpanContext.createFromRemoteParent(
            TraceParent.traceId(traceParent),
            TraceParent.spanId(traceParent),
            TraceFlags.fromHex(traceParent, traceParent.length() - 2),
            TraceState.getDefault());
  }

  static String write(SpanContext context) {
    return "00-%s-%s-%s"
        .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
  }
}

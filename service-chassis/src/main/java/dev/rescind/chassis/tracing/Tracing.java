package dev.rescind.chassis.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a collector what was done, how long it took and what led to it. While it is off a trace
 * context is handed on as it came, and nothing else happens.
 */
public final class Tracing implements AutoCloseable {

  /** A burst is kept rather than dropped: about as many spans as two seconds of full load give. */
  private static final int QUEUE = 32_768;

  private static final Duration SEND_EVERY = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;

  private Tracing(@Nullable SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider == null ? null : provider.get("dev.rescind");
  }

  /** What kind of work a span stands for. */
  public enum Kind {
    /** An answer to a request. */
    SERVER(SpanKind.SERVER),
    /** A decision. */
    INTERNAL(SpanKind.INTERNAL),
    /** Putting an event on its topic. */
    PRODUCER(SpanKind.PRODUCER),
    /** Reacting to an event. */
    CONSUMER(SpanKind.CONSUMER),
    /** A call to the outside world. */
    CLIENT(SpanKind.CLIENT);

    private final SpanKind kind;

    Kind(SpanKind kind) {
      this.kind = kind;
    }
  }

  /** Sends nothing anywhere. */
  public static Tracing off() {
    return new Tracing(null);
  }

  /**
   * Sends spans by OTLP over HTTP.
   *
   * @param endpoint such as {@code http://localhost:4318/v1/traces}
   * @param percent of the traces that begin here; others follow the caller's decision
   */
  static Tracing to(String endpoint, String service, int percent) {
    SpanExporter exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
    BatchSpanProcessor processor =
        BatchSpanProcessor.builder(new WatchedExporter(exporter, endpoint))
            .setMaxQueueSize(QUEUE)
            .setScheduleDelay(SEND_EVERY)
            .build();
    return new Tracing(
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE, service))))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(percent / 100d)))
            .addSpanProcessor(processor)
            .build());
  }

  public boolean isOn() {
    return tracer != null;
  }

  /**
   * Begins a span.
   *
   * @param name of few values; what varies belongs into attributes
   * @param parent the trace context that led to it, W3C form; a new trace begins without one
   */
  public Traced begin(Kind kind, String name, @Nullable String parent) {
    if (tracer == null) {
      return new Traced(null, parent);
    }
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(kind.kind)
            .setParent(Context.root().with(Span.wrap(SpanContexts.read(parent))))
            .startSpan();
    return new Traced(span, SpanContexts.write(span.getSpanContext()));
  }

  /** Sends what is left, for three seconds at most. */
  @Override
  public void close() {
    if (provider != null) {
      var _ = provider.shutdown().join(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}

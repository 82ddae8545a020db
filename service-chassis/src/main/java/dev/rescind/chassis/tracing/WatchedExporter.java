package dev.rescind.chassis.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that spans do not arrive, and once that they do again. The exporter's own warnings,
 * which go on as long as the collector is away, are switched off by their logger.
 */
final class WatchedExporter implements SpanExporter {

  private static final Logger log = LoggerFactory.getLogger(WatchedExporter.class);

  private final SpanExporter exporter;
  private final String endpoint;
  private final AtomicBoolean away = new AtomicBoolean();

  WatchedExporter(SpanExporter exporter, String endpoint) {
    this.exporter = exporter;
    this.endpoint = endpoint;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    result.whenComplete(() -> {
      if (result.isSuccess() && away.compareAndSet(true, false)) {
        log.info("Spans arrive at {} again", endpoint);
      } else if (!result.isSuccess() && away.compareAndSet(false, true)) {
        log.warn("Spans do not arrive at {}; they are dropped until they do", endpoint);
      }
    });
    return result;
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}

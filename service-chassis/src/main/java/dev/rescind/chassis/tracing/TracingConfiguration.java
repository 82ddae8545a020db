package dev.rescind.chassis.tracing;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Tracing is off until somebody says where spans go. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

  @Bean
  Tracing tracing(
      @Value("${rescind.tracing.endpoint:}") String endpoint,
      @Value("${rescind.tracing.percent:100}") int percent,
      @Value("${spring.application.name}") String service) {
    return endpoint.isBlank() ? Tracing.off() : Tracing.to(endpoint, service, percent);
  }

  /** Before all others, so that what they measure and log is of the trace as well. */
  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter(Tracing tracing) {
    FilterRegistrationBean<TraceFilter> filter =
        new FilterRegistrationBean<>(new TraceFilter(tracing));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Lets histograms name a trace for some of what they count. */
  @Bean
  SpanContext exemplars() {
    return new SpanContext() {
      @Override
      public @Nullable String getCurrentTraceId() {
        String current = TraceParent.current();
        return current == null ? null : TraceParent.traceId(current);
      }

      @Override
      public @Nullable String getCurrentSpanId() {
        String current = TraceParent.current();
        return current == null ? null : TraceParent.spanId(current);
      }

      @Override
      public boolean isCurrentSpanSampled() {
        String current = TraceParent.current();
        return current != null && TraceParent.isSampled(current);
      }

      @Override
      public void markCurrentSpanAsExemplar() {
        // Which spans are kept is decided when they begin.
      }
    };
  }
}

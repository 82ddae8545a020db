package dev.rescind.chassis.tracing;

import dev.rescind.chassis.tracing.Tracing.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Puts each request into a trace: the caller's, or a new one that the answer names. */
public final class TraceFilter extends OncePerRequestFilter {

  private final Tracing tracing;
  private final Tracing untraced = Tracing.off();

  public TraceFilter(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Probes and scrapes come every few seconds and tell nothing.
    boolean isOfInterest = !request.getRequestURI().startsWith("/actuator");
    try (Traced span =
        (isOfInterest ? tracing : untraced)
            .begin(Kind.SERVER, request.getMethod(), request.getHeader(TraceParent.HEADER))) {
      response.setHeader(TraceParent.HEADER, TraceParent.begin(span.traceParent()));
      span.enter();
      try {
        chain.doFilter(request, response);
      } finally {
        span.leave();
        TraceParent.end();
        describe(request, response, span);
      }
    }
  }

  private static void describe(
      HttpServletRequest request, HttpServletResponse response, Traced span) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      span.rename(request.getMethod() + " " + route);
    }
    span.note("http.request.method", request.getMethod())
        .note("http.route", route == null ? null : route.toString())
        .note("http.response.status_code", String.valueOf(response.getStatus()));
  }
}

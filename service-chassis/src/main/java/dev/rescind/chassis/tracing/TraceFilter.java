package dev.rescind.chassis.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts each request into a trace: the caller's, or a new one that the answer names. */
public final class TraceFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(
        TraceParent.HEADER, TraceParent.begin(request.getHeader(TraceParent.HEADER)));
    try {
      chain.doFilter(request, response);
    } finally {
      TraceParent.end();
    }
  }
}

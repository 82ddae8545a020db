package dev.rescind.chassis.web;

import dev.rescind.events.EventJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Problem documents; their types are listed in {@code docs/problems.md}. */
public final class ProblemResponses {

  private static final String TYPES = "urn:rescind:problem:";

  ProblemResponses() {}

  static ProblemDetail problem(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + type));
    String title = type.replace('-', ' ');
    problem.setTitle(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    return problem;
  }

  /** Writes a problem where no controller was reached. */
  public void write(HttpServletResponse response, HttpStatus status, String type, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    EventJson.mapper().writeValue(response.getOutputStream(), problem(status, type, detail));
  }
}

package dev.rescind.chassis.web;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells which field of a body broke which rule; never what its value was. */
final class JsonProblems {

  private JsonProblems() {}

  static ProblemException of(HttpMessageNotReadableException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException json) {
        return of(json);
      }
    }
    return ProblemException.invalid("body", "must be JSON");
  }

  private static ProblemException of(JacksonException json) {
    if (json instanceof StreamReadException) {
      return ProblemException.invalid("body", "must be well-formed JSON");
    }
    if (json instanceof UnrecognizedPropertyException) {
      return ProblemException.invalid(path(json), "is not known here");
    }
    if (json.getCause() instanceof IllegalArgumentException rule && isOurs(rule)) {
      return ProblemException.invalid(path(json), String.valueOf(rule.getMessage()));
    }
    String message = json.getOriginalMessage();
    boolean missing =
        message.startsWith("Missing required creator property")
            || message.startsWith("Invalid `null` value");
    return ProblemException.invalid(path(json), missing ? "is required" : "has the wrong form");
  }

  /** The JDK's own rules quote the value that broke them; ours do not. */
  private static boolean isOurs(IllegalArgumentException rule) {
    StackTraceElement[] trace = rule.getStackTrace();
    return rule.getMessage() != null
        && trace.length > 0
        && !trace[0].getClassName().startsWith("java.");
  }

  private static String path(JacksonException json) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : json.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }
}

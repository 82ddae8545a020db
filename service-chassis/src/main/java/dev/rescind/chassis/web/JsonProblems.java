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
    if (json.getCause() instanceof IllegalArgumentException rule && rule.getMessage() != null) {
      return ProblemException.invalid(path(json), rule.getMessage());
    }
    String message = json.getOriginalMessage();
    boolean missing =
        message.startsWith("Missing required creator property")
            || message.startsWith("Invalid `null` value");
    return ProblemException.invalid(path(json), missing ? "is required" : "has the wrong form");
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

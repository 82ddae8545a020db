package dev.rescind.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Bytes that do not make the event they claim to be. Retrying does not help; the record is parked.
 * The message names the field and the rule and holds no value: values may be personal.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static UnreadableEventException because(EventType type, RuntimeException cause) {
    if (cause instanceof JacksonException json) {
      Throwable root = json.getCause() instanceof IllegalArgumentException rule ? rule : null;
      String reason = root == null ? json.getOriginalMessage() : root.getMessage();
      return new UnreadableEventException(
          type + " at " + path(json) + ": " + firstLine(reason), cause);
    }
    return new UnreadableEventException(type + ": " + firstLine(cause.getMessage()), cause);
  }

  private static String path(JacksonException json) {
    StringBuilder path = new StringBuilder("$");
    for (JacksonException.Reference step : json.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append('.').append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}

package dev.rescind.events;

import tools.jackson.core.JacksonException;

/**
 * Bytes that do not make the event they claim to be. Retrying does not help; the record is parked.
 * The message names the field and the rule and holds no value: values may be personal.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEventException(String message) {
    super(message);
  }

  /**
   * Keeps where it broke and not the cause itself: messages of Jackson and the JDK quote what stood
   * there.
   */
  static UnreadableEventException because(EventType type, RuntimeException cause) {
    UnreadableEventException unreadable =
        cause instanceof JacksonException json
            ? new UnreadableEventException(type + " at " + path(json) + ": " + BrokenRule.of(json))
            : new UnreadableEventException(
                type + " could not be lifted: " + cause.getClass().getSimpleName());
    unreadable.setStackTrace(cause.getStackTrace());
    return unreadable;
  }

  static UnreadableEventException noObject(EventType type) {
    return new UnreadableEventException(type + " at $: must be an object");
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
}

package dev.rescind.chassis.eventstore;

import org.axonframework.commandhandling.CommandExecutionException;

/** Brings what a handler threw back to the caller as it was. */
final class Failures {

  private Failures() {}

  static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case CommandExecutionException wrapped
          when wrapped.getCause() instanceof RuntimeException cause ->
          cause;
      case RuntimeException runtime -> runtime;
      default -> new IllegalStateException(failure);
    };
  }
}

package dev.rescind.reporting.ingest;

/** A record whose envelope is no CloudEvent of ours. The message names the field and the rule. */
final class NotAnEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAnEventException(String rule) {
    super(rule);
  }

  NotAnEventException(String rule, Throwable cause) {
    super(rule, cause);
  }
}

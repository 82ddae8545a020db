package dev.rescind.chassis.reacting;

/** A record that is no CloudEvent of ours. Retrying does not help; it is parked. */
final class MalformedRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedRecordException(String message) {
    super(message);
  }
}

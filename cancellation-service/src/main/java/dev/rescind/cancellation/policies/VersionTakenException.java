package dev.rescind.cancellation.policies;

/** The version number is taken by another document. */
final class VersionTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}

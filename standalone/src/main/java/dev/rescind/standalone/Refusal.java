package dev.rescind.standalone;

/**
 * Something was asked for that cannot be done, for a reason that the person at the terminal can
 * understand and change. Its message is one line that stands alone; no stack trace is shown.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final int exitStatus;

  private Refusal(int exitStatus, String message, Throwable... causes) {
    super(message, causes.length == 0 ? null : causes[0]);
    this.exitStatus = exitStatus;
  }

  /** The command line makes no sense; the process ends with status 2. */
  static Refusal misuse(String message) {
    return new Refusal(MISUSED, message);
  }

  /** The request is well-formed but cannot be met here and now; the process ends with status 1. */
  static Refusal because(String message) {
    return new Refusal(FAILED, message);
  }

  /** As {@link #because(String)}; the cause goes to the log. */
  static Refusal because(String message, Throwable cause) {
    return new Refusal(FAILED, message, cause);
  }

  /** The status with which the process ends: 1 or 2. */
  int exitStatus() {
    return exitStatus;
  }
}

package dev.rescind.upstream;

/** The broker does not take what is sent; what was sent before may have arrived. */
public final class SendingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SendingFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

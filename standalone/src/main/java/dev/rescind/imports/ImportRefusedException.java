package dev.rescind.imports;

import org.jspecify.annotations.Nullable;

/** Nothing was imported, because something has to be put right first. The message says what. */
final class ImportRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportRefusedException(String message) {
    this(message, null);
  }

  ImportRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
